package io.tributary.processor.conflict;

import static io.tributary.schemas.fixture.PushBuilder.RECEIVED_AT;
import static io.tributary.schemas.fixture.PushBuilder.aPush;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.fixture.PushBuilder;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.value.Document;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/**
 * Where a policy has a clock, whole documents and deletions of what is there end in one state in
 * every order that keeps each node's own.
 */
class ConvergencePropertyTest {
    private static final Map<String, Integer> RANKS = Map.of("desktop", 2, "phone", 1, "till", 1);

    /** @param value empty for a deletion */
    private record Write(int time, Optional<Integer> value) {}

    @Property(tries = 2000)
    void theLatestWriteByItsTimeFieldWins(@ForAll("puts") Map<String, List<Write>> writes,
            @ForAll Random one, @ForAll Random other) {
        assertConverges("timed", writes, one, other);
    }

    @Property(tries = 1000)
    void theLatestWriteByTheNodesClocksWins(@ForAll("writes") Map<String, List<Write>> writes,
            @ForAll Random one, @ForAll Random other) {
        assertConverges("clocked", writes, one, other);
    }

    @Property(tries = 1000)
    void theLatestWriteByTheNodesLamportClocksWins(
            @ForAll("writes") Map<String, List<Write>> writes, @ForAll Random one,
            @ForAll Random other) {
        assertConverges("lamport", writes, one, other);
    }

    @Property(tries = 1000)
    void thePaidOneWinsThenTheHigherRankThenTheLatest(
            @ForAll("writes") Map<String, List<Write>> writes, @ForAll Random one,
            @ForAll Random other) {
        assertConverges("ordered", writes, one, other);
    }

    @Property
    void incrementsAddUpInAnyOrder(@ForAll("increments") List<Integer> summands,
            @ForAll Random random) {
        var shuffled = new ArrayList<>(summands);
        Collections.shuffle(shuffled, random);

        assertThat(counted(shuffled)).isEqualTo(counted(summands));
    }

    private static void assertConverges(String type, Map<String, List<Write>> writes, Random one,
            Random other) {
        assertThat(written(type, writes, one)).isEqualTo(written(type, writes, other));
    }

    private static @Nullable Document written(String type, Map<String, List<Write>> writes,
            Random random) {
        var hub = new TestHub();
        hub.push(push(type, "origin", new Write(0, Optional.of(0))));
        var pending = new LinkedHashMap<String, Queue<Write>>();
        writes.forEach((node, own) -> pending.put(node, new ArrayDeque<>(own)));
        while (!pending.isEmpty()) {
            var node = List.copyOf(pending.keySet()).get(random.nextInt(pending.size()));
            var own = pending.get(node);
            if (own == null || own.isEmpty()) {
                pending.remove(node);
            } else {
                hub.push(push(type, node, own.remove()));
            }
        }
        return hub.document(type, "e");
    }

    private static Push push(String type, String node, Write write) {
        var push = aPush().from(node).ranked(RANKS.getOrDefault(node, 0))
                .at(RECEIVED_AT.plusSeconds(write.time())).knowing((long) write.time(), null);
        return asked(push, type, write).build();
    }

    private static PushBuilder asked(PushBuilder push, String type, Write write) {
        if (write.value().isEmpty()) {
            return push.deleting(type, "e");
        }
        var data = Document.EMPTY.with("a", write.value().get());
        return push.putting(type, "e",
                type.equals("timed") ? data.with(TestPolicies.TIME, write.time()) : data);
    }

    private static @Nullable Document counted(List<Integer> summands) {
        var hub = new TestHub();
        for (int i = 0; i < summands.size(); i++) {
            hub.push(aPush().from("node-" + i % 3).withKey("k" + i).incrementing("counter", "c",
                    "n", summands.get(i) + "." + i % 10));
        }
        return hub.document("counter", "c");
    }

    @Provide
    Arbitrary<Map<String, List<Write>>> puts() {
        return ofThreeNodes(Arbitraries.integers().between(1, 4).map(Optional::of));
    }

    @Provide
    Arbitrary<Map<String, List<Write>>> writes() {
        return ofThreeNodes(Arbitraries.integers().between(1, 4).optional(0.8));
    }

    /** Few values and times, so that nodes often say the same, or at the same time. */
    private static Arbitrary<Map<String, List<Write>>> ofThreeNodes(
            Arbitrary<Optional<Integer>> values) {
        var own = Combinators.combine(Arbitraries.integers().between(1, 6), values).as(Write::new)
                .list().ofMinSize(1).ofMaxSize(6);
        return Combinators.combine(own, own, own)
                .as((desktop, phone, till) -> Map.of("desktop", desktop, "phone", phone, "till",
                        till));
    }

    @Provide
    Arbitrary<List<Integer>> increments() {
        return Arbitraries.integers().between(1, 1000).list().ofMinSize(1).ofMaxSize(30);
    }
}
