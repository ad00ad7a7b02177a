package io.tributary.processor.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.tributary.schemas.topic.TopicProvisioner;
import java.time.Duration;
import java.util.Properties;
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

    private final Topology topology;
    private final Properties config;
    private final TopicProvisioner provisioner;
    private final Duration closeTimeout;
    private final MeterRegistry registry;
    private volatile @Nullable KafkaStreams streams;

    StreamsLifecycle(Topology topology, Properties config, TopicProvisioner provisioner,
            Duration closeTimeout, MeterRegistry registry) {
        this.topology = topology;
        this.config = config;
        this.provisioner = provisioner;
        this.closeTimeout = closeTimeout;
        this.registry = registry;
    }

    @Override
    public void start() {
        provisioner.provision();
        var started = new KafkaStreams(topology, config);
        started.setStateListener(
                (now, before) -> LOG.info("processor: {} (was {})", now, before));
        // A thread that dies of a passing failure is replaced; its tasks come back from the log.
        started.setUncaughtExceptionHandler(failure -> {
            LOG.error("a stream thread failed and is replaced", failure);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        new KafkaStreamsMetrics(started).bindTo(registry);
        started.start();
        streams = started;
    }

    @Override
    public void stop() {
        var running = streams;
        if (running != null && !running.close(closeTimeout)) {
            LOG.warn("the processor did not stop within {} ms; it will restore its state",
                    closeTimeout.toMillis());
        }
        streams = null;
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
