package io.tributary.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/**
 * What was sent and what was acknowledged, and the judge of what a pull then shows. Every operation
 * puts an entity of its own, so the feed must hold each exactly once.
 */
final class History {
    /** What a receipt said of an operation; by entity id. */
    private final Map<String, Acknowledged> acknowledged = new ConcurrentHashMap<>();
    private final Set<String> sent = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<String>> pushes = new ConcurrentHashMap<>();

    record Acknowledged(long seq, long version) {}

    void sending(String push, List<String> ids) {
        sent.addAll(ids);
        pushes.put(push, Set.copyOf(ids));
    }

    void receipt(JsonNode receipt) {
        for (var outcome : receipt.get("outcomes")) {
            var said = new Acknowledged(outcome.get("seq").asLong(),
                    outcome.get("version").asLong());
            var before = acknowledged.put(outcome.get("id").asString(), said);
            assertThat(before == null || before.equals(said))
                    .as("a retry gets the same receipt").isTrue();
        }
    }

    int acknowledgedCount() {
        return acknowledged.size();
    }

    /** Nothing acknowledged is lost, nothing is twice, pushes are whole, seq has no gaps. */
    void judge(List<JsonNode> feed) {
        var seen = new ConcurrentHashMap<String, Acknowledged>();
        var seqs = new ArrayList<Long>();
        for (var change : feed) {
            var now = new Acknowledged(change.get("seq").asLong(),
                    change.get("version").asLong());
            assertThat(seen.put(change.get("id").asString(), now)).as("once").isNull();
            assertThat(now.version()).as("took effect once").isEqualTo(1);
            seqs.add(now.seq());
        }
        assertThat(seen).as("nothing acknowledged is lost").containsAllEntriesOf(acknowledged);
        assertThat(sent).as("nothing comes from nowhere").containsAll(seen.keySet());
        for (long expected = 1; expected <= seqs.size(); expected++) {
            assertThat(seqs.get((int) expected - 1)).as("gapless, in order").isEqualTo(expected);
        }
        for (var push : pushes.values()) {
            var visible = new HashSet<>(push);
            visible.retainAll(seen.keySet());
            assertThat(visible.isEmpty() || visible.equals(push)).as("whole or not at all")
                    .isTrue();
        }
    }
}
