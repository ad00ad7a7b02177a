package io.tributary.projector.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What is seen of consumers from outside. */
class ConsumeProgressTest {
    private static final TopicPartition PARTITION = new TopicPartition("changes", 3);
    private static final Instant START = Instant.parse("2026-05-04T03:02:01Z");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TurnedClock clock = new TurnedClock();
    private final ConsumeProgress progress = new ConsumeProgress(meters, clock);

    private double gauge(String name) {
        return meters.get(name).tag("topic", "changes").tag("partition", "3").gauge().value();
    }

    @Test
    void theOldestUnseenRecordGrowsOlderWhileNothingHappens() {
        progress.behind(PARTITION, 7, START.minusSeconds(10));
        clock.turn(Duration.ofSeconds(20));

        assertThat(gauge("tributary.projector.lag")).isEqualTo(7);
        assertThat(gauge("tributary.projector.unseen.age")).isEqualTo(30);
    }

    @Test
    void nothingIsUnseenOnceAllIsVisible() {
        progress.behind(PARTITION, 7, START.minusSeconds(10));
        progress.behind(PARTITION, 0, null);
        clock.turn(Duration.ofHours(1));

        assertThat(gauge("tributary.projector.lag")).isZero();
        assertThat(gauge("tributary.projector.unseen.age")).isZero();
    }

    @Test
    void whatIsNotFetchedYetCountsFromWhenItWasHeardOf() {
        progress.behind(PARTITION, 0, null);
        clock.turn(Duration.ofHours(1));
        progress.behind(PARTITION, 2, null);
        clock.turn(Duration.ofSeconds(5));
        progress.behind(PARTITION, 3, null);

        assertThat(gauge("tributary.projector.unseen.age")).isEqualTo(5);
    }

    @Test
    void aPartitionThatIsAnothersNowIsNotShown() {
        progress.behind(PARTITION, 7, START);
        progress.released(PARTITION);

        assertThat(meters.find("tributary.projector.lag").gauge()).isNull();
        assertThat(meters.find("tributary.projector.unseen.age").gauge()).isNull();
    }

    @Test
    void aConsumerThatNeitherWorksNorFailsIsSilent() {
        progress.working(0);
        progress.working(1);
        clock.turn(Duration.ofSeconds(61));
        progress.failing(1, new IllegalStateException("Postgres is away"));

        assertThat(progress.silentFor(Duration.ofSeconds(60))).containsOnlyKeys(0);
        progress.working(0);
        assertThat(progress.silentFor(Duration.ofSeconds(60))).isEmpty();
    }

    /** A clock that stands still until it is turned. */
    private static final class TurnedClock extends Clock {
        private Instant now = START;

        void turn(Duration by) {
            now = now.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
