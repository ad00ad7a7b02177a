package io.tributary.processor.topology;

import io.tributary.processor.sequence.NodeSequence;
import io.tributary.schemas.push.Inquiry;
import io.tributary.schemas.push.LaneRequest;
import io.tributary.schemas.push.Producer;
import io.tributary.schemas.push.Push;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** What a task must know of its parked pushes without reading them again every 100 ms. */
final class WaitingRoom {
    private final Map<String, Waiting> byNumber = new HashMap<>();

    private WaitingRoom() {}

    private record Waiting(String node, String receipt, long deadline, Headers trace) {}

    /** Finds again what waited before the task came here. */
    static WaitingRoom of(KeyValueStore<String, @Nullable LaneRequest> parked,
            KeyValueStore<String, @Nullable NodeSequence> sequences) {
        var room = new WaitingRoom();
        try (var all = parked.all()) {
            while (all.hasNext()) {
                if (all.next().value instanceof Push push && push.producer() != null) {
                    var sequence = sequences.get(Keys.node(push));
                    long deadline = sequence == null ? 0
                            : sequence.parked().getOrDefault(push.producer().sequence(), 0L);
                    room.add(Keys.node(push), push, push.producer(), deadline,
                            new RecordHeaders());
                }
            }
        }
        return room;
    }

    /** @param trace headers that tell of it; a push that waits longer than the task stays loses it */
    void add(String node, Push push, Producer producer, long deadline, Headers trace) {
        byNumber.put(Keys.numbered(node, producer),
                new Waiting(node, Keys.receipt(push), deadline, trace));
    }

    /** The trace of what waited, as headers; none if it is not known. */
    Headers remove(String node, Producer producer) {
        var waited = byNumber.remove(Keys.numbered(node, producer));
        return waited == null ? new RecordHeaders() : waited.trace();
    }

    boolean holds(Inquiry inquiry) {
        var receipt = Keys.receipt(inquiry);
        return byNumber.values().stream().anyMatch(push -> push.receipt().equals(receipt));
    }

    List<String> nodesOverdue(long now) {
        return byNumber.values().stream().filter(push -> push.deadline() <= now)
                .map(Waiting::node).distinct().sorted().toList();
    }

    int size() {
        return byNumber.size();
    }
}
