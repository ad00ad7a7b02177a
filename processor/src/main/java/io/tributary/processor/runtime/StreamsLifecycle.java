package io.tributary.processor.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.tributary.schemas.topic.TopicProvisioner;
import java.util.Properties;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Starts Kafka Streams once its topics are there, and stops it in order. */
final class StreamsLifecycle implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsLifecycle.class);

    private final String name;
    private final Topology topology;
    private final Properties config;
    private final TopicProvisioner provisioner;
    private final CloseOptions closing;
    private final MeterRegistry registry;
    private final StreamsMetrics own;
    private volatile @Nullable KafkaStreams streams;
    private @Nullable KafkaStreamsMetrics metrics;

    /**
     * @param name of what is processed, for the log and the metrics
     * @param config of Kafka Streams, which this adds to
     */
    StreamsLifecycle(String name, Topology topology, Properties config,
            TopicProvisioner provisioner,
            CloseOptions closing, MeterRegistry registry) {
        this.name = name;
        this.topology = topology;
        this.config = config;
        this.provisioner = provisioner;
        this.closing = closing;
        this.registry = registry;
        own = new StreamsMetrics(registry, name, () -> state() == KafkaStreams.State.RUNNING);
        config.put(PoisonHandler.DEAD_LETTERED, own.deadLettered());
    }

    @Override
    public void start() {
        provisioner.provision();
        var started = new KafkaStreams(topology, config);
        started.setStateListener(
                (now, before) -> LOG.info("{}: {} (was {})", name, now, before));
        started.setGlobalStateRestoreListener(own.restoring());
        // A thread that dies of a passing failure is replaced; its tasks come back from the log.
        started.setUncaughtExceptionHandler(failure -> {
            LOG.error("a stream thread failed and is replaced", failure);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        metrics = new KafkaStreamsMetrics(started);
        metrics.bindTo(registry);
        started.start();
        streams = started;
    }

    @Override
    public void stop() {
        var running = streams;
        if (running != null && !running.close(closing)) {
            LOG.warn("{}: did not stop in time, and will restore its state", name);
        }
        streams = null;
        if (metrics != null) {
            metrics.close();
        }
    }

    @Override
    public boolean isRunning() {
        return streams != null;
    }

    /** Null before the start and after the stop. */
    KafkaStreams.@Nullable State state() {
        var running = streams;
        return running == null ? null : running.state();
    }
}
