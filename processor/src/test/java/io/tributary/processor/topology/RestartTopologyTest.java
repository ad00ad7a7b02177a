package io.tributary.processor.topology;

import static io.tributary.schemas.fixture.PushBuilder.TENANT;
import static io.tributary.schemas.fixture.PushBuilder.aPush;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.processor.fixture.LaneDriver;
import io.tributary.schemas.change.Change;
import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.fixture.PushBuilder;
import io.tributary.schemas.push.Inquiry;
import io.tributary.schemas.push.LaneRequest;
import io.tributary.schemas.push.ReplyTo;
import io.tributary.schemas.receipt.Reply;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.LaneKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Nobody can tell from what comes out whether a task has moved between two records. */
class RestartTopologyTest {
    private static final LaneKey LANE = new LaneKey(TENANT, 0);

    @Property(tries = 60)
    void aRestartBetweenAnyTwoRecordsChangesNothing(@ForAll("arrivals") List<Arrival> arrivals,
            @ForAll("restartsAfter") Set<Integer> restartsAfter) {
        try (var undisturbed = new LaneDriver(); var restarted = new LaneDriver()) {
            var expected = new Output();
            var actual = new Output();
            for (int i = 0; i < arrivals.size(); i++) {
                arrivals.get(i).reach(undisturbed, i);
                arrivals.get(i).reach(restarted, i);
                expected.take(undisturbed);
                actual.take(restarted);
                if (restartsAfter.contains(i)) {
                    restarted.restart();
                }
            }

            assertThat(actual).isEqualTo(expected);
            assertThat(restarted.stores().contents()).isEqualTo(undisturbed.stores().contents());
        }
    }

    /** What has come out so far. */
    private record Output(List<Change> changes, List<Conflict> conflicts, List<Reply> replies) {
        Output() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        void take(LaneDriver lane) {
            changes.addAll(lane.changes());
            conflicts.addAll(lane.conflicts());
            replies.addAll(lane.replies());
        }
    }

    /**
     * A request, some time after the one before it.
     *
     * @param sequence negative for a push without a number
     * @param key of few, so that some come again
     */
    private record Arrival(Kind kind, String node, int epoch, int sequence, int key, int value,
            int millisBefore) {
        enum Kind {
            PUSH,
            INQUIRY
        }

        void reach(LaneDriver lane, int number) {
            lane.advance(Duration.ofMillis(millisBefore));
            lane.send(request(new ReplyTo(0, "c" + number)));
        }

        private LaneRequest request(ReplyTo replyTo) {
            if (kind == Kind.INQUIRY) {
                return new Inquiry(LANE, PushBuilder.node(node), new IdempotencyKey("k" + key),
                        replyTo);
            }
            var push = aPush().from(node).withKey("k" + key)
                    .replyTo(replyTo.partition(), replyTo.correlation())
                    .putting("note", "n" + value % 2, new Document(Map.of("v", value)))
                    .incrementing("note", "n" + value % 3, "count", "1");
            return sequence < 0 ? push.build() : push.numbered(epoch, sequence).build();
        }
    }

    @Provide
    Arbitrary<List<Arrival>> arrivals() {
        return Combinators.combine(
                Arbitraries.of(Arrival.Kind.PUSH, Arrival.Kind.PUSH, Arrival.Kind.PUSH,
                        Arrival.Kind.INQUIRY),
                Arbitraries.of("desktop", "phone"), Arbitraries.integers().between(0, 1),
                Arbitraries.integers().between(-2, 4), Arbitraries.integers().between(0, 9),
                Arbitraries.integers().between(0, 9), Arbitraries.of(0, 0, 10, 150, 1000))
                .as(Arrival::new).list().ofMinSize(5).ofMaxSize(25);
    }

    @Provide
    Arbitrary<Set<Integer>> restartsAfter() {
        return Arbitraries.integers().between(0, 24).set().ofMaxSize(10);
    }
}
