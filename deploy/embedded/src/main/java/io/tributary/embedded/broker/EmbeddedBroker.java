package io.tributary.embedded.broker;

import io.tributary.embedded.machine.BoundedStep;
import io.tributary.embedded.machine.CannotStartException;
import io.tributary.embedded.machine.Loopback;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running Kafka broker. A new one on the same folder goes on where the last one stopped, also if that one
 * was killed.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

    private final KafkaRaftServer server;
    private final int port;
    private final long closeMillisMax;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedBroker(KafkaRaftServer server, int port, long closeMillisMax) {
        this.server = server;
        this.port = port;
        this.closeMillisMax = closeMillisMax;
    }

    /** Returns when the broker answers its clients. */
    public static EmbeddedBroker start(BrokerSettings settings) {
        var port = Loopback.port(settings.port(), "Kafka");
        var controllerPort = Loopback.port(settings.controllerPort(), "Kafka's controller");
        var broker = new EmbeddedBroker(server(settings, port, controllerPort), port, settings
                .closeMillisMax());
        try {
            BoundedStep.run("broker-start", settings.startMillisMax(), broker.server::startup);
            return broker;
        } catch (TimeoutException e) {
            broker.close();
            throw new CannotStartException(
                    "Kafka did not start within %d ms".formatted(settings.startMillisMax()), e);
        } catch (ExecutionException e) {
            broker.close();
            throw failed(settings, Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    public String bootstrapServers() {
        return Loopback.HOST + ":" + port;
    }

    public int port() {
        return port;
    }

    /** Stops in order: what was acknowledged is on disk and the next start need not recover. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            BoundedStep.run("broker-close", closeMillisMax, server::shutdown);
        } catch (TimeoutException e) {
            LOG.warn("Kafka did not stop within {} ms; its next start will recover the log",
                    closeMillisMax);
        } catch (ExecutionException e) {
            LOG.warn("Kafka failed to stop; its next start will recover the log", e.getCause());
        }
    }

    private static KafkaRaftServer server(BrokerSettings settings, int port, int controllerPort) {
        try {
            var logs = LogFolder.formatted(settings);
            Map<String, String> properties = BrokerProperties.of(settings, logs, port,
                    controllerPort);
            return new KafkaRaftServer(KafkaConfig.apply(properties, false), Time.SYSTEM);
        } catch (Exception e) {
            throw failed(settings, e);
        }
    }

    private static CannotStartException failed(BrokerSettings settings, Throwable cause) {
        return new CannotStartException(
                "Kafka cannot start on %s: %s".formatted(settings.folder(), cause.getMessage()),
                cause);
    }
}
