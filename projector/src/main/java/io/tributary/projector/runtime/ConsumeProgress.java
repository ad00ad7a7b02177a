package io.tributary.projector.runtime;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.tributary.projector.consume.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the consumers do, as metrics, as log lines and as the state that readiness asks for. */
final class ConsumeProgress implements Progress {
    private static final Logger LOG = LoggerFactory.getLogger(ConsumeProgress.class);

    private final Clock clock;
    private final Map<Integer, String> failures = new ConcurrentHashMap<>();
    private final Map<Integer, Instant> steps = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Behind> behind = new ConcurrentHashMap<>();
    private final Counter rows;
    private final Counter deadLetters;
    private final DistributionSummary batchRows;
    private final Timer batches;
    private final Timer freshness;
    private final MultiGauge lag;
    private final MultiGauge unseen;

    /**
     * What a partition has that is not visible.
     *
     * @param since when the oldest of it was written or, unfetched, first heard of
     */
    private record Behind(long records, Instant since) {}

    ConsumeProgress(MeterRegistry meters, Clock clock) {
        this.clock = clock;
        rows = Counter.builder("tributary.projector.rows").description("records made visible")
                .register(meters);
        deadLetters = Counter.builder("tributary.projector.dead.letters")
                .description("records put aside").register(meters);
        batchRows = DistributionSummary.builder("tributary.projector.batch.rows")
                .description("records in a batch").register(meters);
        batches = Timer.builder("tributary.projector.batch")
                .description("from a batch's first statement to its commit").register(meters);
        freshness = Timer.builder("tributary.projector.freshness")
                .description("from the gateway to the readers, of a batch's oldest change")
                .publishPercentileHistogram().register(meters);
        lag = MultiGauge.builder("tributary.projector.lag")
                .description("records behind those that are visible").register(meters);
        unseen = MultiGauge.builder("tributary.projector.unseen.age").baseUnit("seconds")
                .description("of the oldest record that is not visible; 0 if all are")
                .register(meters);
    }

    @Override
    public void committed(int records, Duration took) {
        rows.increment(records);
        batchRows.record(records);
        batches.record(took);
    }

    @Override
    public void changesVisible(Instant oldest) {
        freshness.record(age(oldest));
    }

    @Override
    public void deadLettered(int records) {
        deadLetters.increment(records);
    }

    @Override
    public void behind(TopicPartition partition, long records, @Nullable Instant oldest) {
        var before = behind.get(partition);
        var heardOf = before != null && before.records > 0 ? before.since : clock.instant();
        behind.put(partition, new Behind(records, oldest == null ? heardOf : oldest));
        if (before == null) {
            register();
        }
    }

    @Override
    public void released(TopicPartition partition) {
        if (behind.remove(partition) != null) {
            register();
        }
    }

    @Override
    public void working(int thread) {
        steps.put(thread, clock.instant());
        if (failures.remove(thread) != null) {
            LOG.info("consumer {} works again", thread);
        }
    }

    @Override
    public void failing(int thread, Exception reason) {
        steps.put(thread, clock.instant());
        if (failures.put(thread, reason.toString()) == null) {
            LOG.warn("consumer {} fails and tries again until it succeeds: {}", thread,
                    reason.toString());
        }
    }

    /** What fails now, by consumer. */
    Map<Integer, String> failures() {
        return Map.copyOf(failures);
    }

    /** The consumers that have done nothing for longer than this, not even fail, with the time. */
    Map<Integer, Duration> silentFor(Duration max) {
        return steps.entrySet().stream().filter(step -> age(step.getValue()).compareTo(max) > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, step -> age(step.getValue())));
    }

    private synchronized void register() {
        lag.register(rows(Behind::records), true);
        unseen.register(rows(this::seconds), true);
    }

    private List<MultiGauge.Row<?>> rows(ToDoubleFunction<Behind> value) {
        return behind.keySet().stream().<MultiGauge.Row<?>>map(partition -> MultiGauge.Row.of(
                Tags.of("topic", partition.topic(), "partition",
                        Integer.toString(partition.partition())),
                () -> {
                    var now = behind.get(partition);
                    return now == null ? 0 : value.applyAsDouble(now);
                })).toList();
    }

    private double seconds(Behind now) {
        return now.records == 0 ? 0 : age(now.since).toMillis() / 1000.0;
    }

    /** Another machine's clock may be ahead. */
    private Duration age(Instant time) {
        var age = Duration.between(time, clock.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }
}
