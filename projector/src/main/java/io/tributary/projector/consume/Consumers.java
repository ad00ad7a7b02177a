package io.tributary.projector.consume;

import io.r2dbc.spi.ConnectionFactory;
import io.tributary.projector.telemetry.TelemetrySettings;
import io.tributary.schemas.topic.LanePartition;
import io.tributary.schemas.value.LaneKey;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The consumers of this instance, from start to stop. */
public final class Consumers {
    private static final Logger LOG = LoggerFactory.getLogger(Consumers.class);

    private final Function<String, Consumer<byte[], byte[]>> kafka;
    private final Producer<byte[], byte[]> producer;
    private final ConnectionFactory postgres;
    private final int lanePartitions;
    private final ConsumeSettings settings;
    private final TelemetrySettings telemetry;
    private final Progress progress;
    private final PushTraces traces;
    private final List<ConsumeLoop> loops = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    /**
     * @param kafka makes a consumer of a group
     * @param postgres connections of the writer's role
     * @param lanePartitions of the changes topic
     */
    public Consumers(Function<String, Consumer<byte[], byte[]>> kafka,
            Producer<byte[], byte[]> producer, ConnectionFactory postgres, int lanePartitions,
            ConsumeSettings settings, TelemetrySettings telemetry, Progress progress,
            PushTraces traces) {
        this.kafka = kafka;
        this.producer = producer;
        this.postgres = postgres;
        this.lanePartitions = lanePartitions;
        this.settings = settings;
        this.telemetry = telemetry;
        this.progress = progress;
        this.traces = traces;
    }

    /** Telemetry has threads of its own: a flood of it must not hold up what nodes wait for. */
    public void start() {
        for (int i = 0; i < settings.threads(); i++) {
            start("projector-consume-" + i, settings.groupId(), new LaneRows(this::partition,
                    Math.toIntExact(settings.conflictSideMax().toBytes())));
        }
        for (int i = 0; i < telemetry.threads(); i++) {
            start("projector-telemetry-" + i, telemetry.groupId(),
                    new VehicleRows(telemetry.statementRowsMax()));
        }
    }

    private void start(String name, String group, Rows rows) {
        var loop = new ConsumeLoop(loops.size(), kafka.apply(group), rows.topics(),
                new BatchWriter(postgres, rows, settings.writeTimeout()),
                new HeadPublisher(producer, this::partition, Clock.systemUTC()),
                new DeadLetters(producer, settings.writeTimeout()), progress, traces, settings);
        loops.add(loop);
        threads.add(Thread.ofPlatform().name(name).uncaughtExceptionHandler(this::died)
                .start(loop));
    }

    /** Returns when every thread has finished its batch, or after the time that is set for it. */
    public void stop() {
        loops.forEach(ConsumeLoop::stop);
        var deadline = System.nanoTime() + settings.stopTimeout().toNanos();
        for (Thread thread : threads) {
            join(thread, Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
        }
        threads.clear();
        loops.clear();
    }

    /** Whether every thread that was started still runs. */
    public boolean areRunning() {
        return !threads.isEmpty() && threads.stream().allMatch(Thread::isAlive);
    }

    private int partition(LaneKey lane) {
        return LanePartition.of(lane.toString(), lanePartitions);
    }

    private void died(Thread thread, Throwable failure) {
        LOG.error("{} died: nothing is consumed by it until the application is restarted",
                thread.getName(), failure);
    }

    private static void join(Thread thread, Duration patience) {
        try {
            if (!thread.join(patience)) {
                // Its transaction has not committed; the next owner reads the batch again.
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
