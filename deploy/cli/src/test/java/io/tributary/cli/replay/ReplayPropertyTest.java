package io.tributary.cli.replay;

import static io.tributary.schemas.fixture.PushBuilder.aPush;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.processor.conflict.Decision;
import io.tributary.processor.conflict.PushDecider;
import io.tributary.processor.conflict.rule.Rulebook;
import io.tributary.processor.fixture.LaneDriver;
import io.tributary.schemas.codec.ChangeCodec;
import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.policy.Policies;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.value.Document;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A replay under the policies in force is what the processor did: order, dedupe and decision. */
class ReplayPropertyTest {
    private static final ReplaySettings SETTINGS = new ReplaySettings(
            LaneDriver.PARKED_PER_NODE_MAX, LaneDriver.PARKED_MAX, LaneDriver.PARKED_WAIT,
            LaneDriver.RETENTION, LaneDriver.NUMBERED_RECEIPTS, LaneDriver.ENTITY_LENGTH_MAX, 1000,
            1000);

    @Property(tries = 100)
    void aReplayDecidesWhatTheProcessorDecided(@ForAll("arrivals") List<Arrival> arrivals) {
        var decisions = new ArrayList<Decision>();
        var world = new World(new PushDecider(Policies.NONE, Rulebook::judge,
                SETTINGS.entityLengthMax()));
        var intake = new Intake(SETTINGS, true, push -> decisions.add(world.decide(push)));
        try (var lane = new LaneDriver(Policies.NONE)) {
            var now = LaneDriver.START;
            for (var arrival : arrivals) {
                now = now.plus(arrival.before());
                lane.advance(arrival.before());
                var push = arrival.push(now);
                lane.send(push);
                intake.take(push, now.toEpochMilli());
            }

            // As they are written: numbers that say the same are then the same.
            assertThat(decisions.stream().flatMap(it -> it.changes().stream())
                    .map(it -> ChangeCodec.read(it.key(), ChangeCodec.write(it))))
                    .containsExactlyElementsOf(lane.changes());
            assertThat(decisions.stream().flatMap(it -> it.conflicts().stream())
                    .map(it -> Codecs.CONFLICT.read(Codecs.CONFLICT.write(it))))
                    .containsExactlyElementsOf(lane.conflicts());
        }
    }

    /**
     * A push, some time after the one before it.
     *
     * @param sequence negative for a push without a number
     * @param key of few, so that some come again
     */
    private record Arrival(String node, int epoch, int sequence, int key, int value,
            Duration before) {
        Push push(Instant now) {
            var push = aPush().from(node).withKey("k" + key).receivedAt(now)
                    .putting("note", "n" + value % 2, new Document(Map.of("v", value)))
                    .incrementing("note", "n" + value % 3, "count", "1");
            return sequence < 0 ? push.build() : push.numbered(epoch, sequence).build();
        }
    }

    /** Times that meet the ticks at which the processor looks for what has waited long enough. */
    @Provide
    Arbitrary<List<Arrival>> arrivals() {
        return Combinators.combine(Arbitraries.of("desktop", "phone"),
                Arbitraries.integers().between(0, 1), Arbitraries.integers().between(-2, 4),
                Arbitraries.integers().between(0, 9), Arbitraries.integers().between(0, 9),
                Arbitraries.of(0, 0, 100, 700, 2000).map(Duration::ofMillis)).as(Arrival::new)
                .list().ofMinSize(5).ofMaxSize(30);
    }
}
