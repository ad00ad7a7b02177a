package io.tributary.projector.runtime;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.tributary.projector.consume.Progress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the consumers do, as metrics, as log lines and as the state that readiness asks for. */
final class ConsumeProgress implements Progress {
    private static final Logger LOG = LoggerFactory.getLogger(ConsumeProgress.class);

    private final Map<Integer, String> failures = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Long> lags = new ConcurrentHashMap<>();
    private final Counter rows;
    private final Counter deadLetters;
    private final DistributionSummary batchRows;
    private final Timer batches;
    private final MultiGauge lag;

    ConsumeProgress(MeterRegistry meters) {
        rows = Counter.builder("tributary.projector.rows").description("records made visible")
                .register(meters);
        deadLetters = Counter.builder("tributary.projector.dead.letters")
                .description("records put aside").register(meters);
        batchRows = DistributionSummary.builder("tributary.projector.batch.rows")
                .description("records in a batch").register(meters);
        batches = Timer.builder("tributary.projector.batch")
                .description("from a batch's first statement to its commit").register(meters);
        lag = MultiGauge.builder("tributary.projector.lag")
                .description("records behind those that are visible").register(meters);
    }

    @Override
    public void committed(int records, Duration took) {
        rows.increment(records);
        batchRows.record(records);
        batches.record(took);
    }

    @Override
    public void deadLettered(int records) {
        deadLetters.increment(records);
    }

    @Override
    public void lag(TopicPartition partition, long records) {
        if (lags.put(partition, records) == null) {
            register();
        }
    }

    @Override
    public void released(TopicPartition partition) {
        if (lags.remove(partition) != null) {
            register();
        }
    }

    @Override
    public void working(int thread) {
        if (failures.remove(thread) != null) {
            LOG.info("consumer {} works again", thread);
        }
    }

    @Override
    public void failing(int thread, Exception reason) {
        if (failures.put(thread, reason.toString()) == null) {
            LOG.warn("consumer {} fails and tries again until it succeeds: {}", thread,
                    reason.toString());
        }
    }

    /** What fails now, by consumer. */
    Map<Integer, String> failures() {
        return Map.copyOf(failures);
    }

    private synchronized void register() {
        lag.register(lags.keySet().stream().map(partition -> MultiGauge.Row.of(
                Tags.of("topic", partition.topic(), "partition",
                        Integer.toString(partition.partition())),
                () -> lags.getOrDefault(partition, 0L))).toList(), true);
    }
}
