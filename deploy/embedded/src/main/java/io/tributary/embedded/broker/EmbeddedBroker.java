package io.tributary.embedded.broker;

import io.tributary.embedded.machine.BoundedStep;
import io.tributary.embedded.machine.CannotStartException;
import io.tributary.embedded.machine.FolderLock;
import io.tributary.embedded.machine.Loopback;
import io.tributary.embedded.machine.OwnFolder;
import io.tributary.embedded.machine.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running Kafka broker. A new one on the same folder goes on where the last one stopped, also if that one
 * was killed.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

    private final KafkaRaftServer server;
    private final FolderLock lock;
    private final int port;
    private final long closeMillisMax;

    private EmbeddedBroker(KafkaRaftServer server, FolderLock lock, int port, long closeMillisMax) {
        this.server = server;
        this.lock = lock;
        this.port = port;
        this.closeMillisMax = closeMillisMax;
    }

    /** Returns when the broker answers its clients. */
    public static EmbeddedBroker start(BrokerSettings settings) {
        var broker = prepared(settings);
        try {
            BoundedStep.run("broker-start", settings.startMillisMax(), broker.server::startup);
            return broker;
        } catch (TimeoutException e) {
            broker.close();
            throw failed(settings, "it took longer than %d ms".formatted(settings.startMillisMax()),
                    e);
        } catch (ExecutionException e) {
            broker.close();
            throw failed(settings, Objects.requireNonNullElse(e.getCause(), e).getMessage(), e);
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
        try {
            BoundedStep.run("broker-close", closeMillisMax, server::shutdown);
            lock.close();
        } catch (TimeoutException e) {
            // It may still write, so nobody else gets the folder before this process has gone.
            LOG.warn("Kafka did not stop within {} ms; it keeps its folder", closeMillisMax);
        } catch (ExecutionException | IOException e) {
            LOG.warn("Kafka failed to stop; it keeps its folder", e);
        }
    }

    private static EmbeddedBroker prepared(BrokerSettings settings) {
        try {
            var folder = OwnFolder.at(settings.folder().toAbsolutePath()).toRealPath();
            // Kafka's own lock comes too late: by then a second controller has written to the metadata log.
            var lock = FolderLock.take(folder, "another hub's Kafka");
            try {
                return prepared(settings, folder, lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw failed(settings, Reason.of(e), e);
        }
    }

    private static EmbeddedBroker prepared(BrokerSettings settings, Path folder, FolderLock lock)
            throws IOException {
        var port = Loopback.port(settings.port(), "Kafka");
        var controllerPort = Loopback.port(settings.controllerPort(), "Kafka's controller");
        var logs = LogFolder.formatted(folder);
        var properties = BrokerProperties.of(settings, logs, port, controllerPort);
        var server = new KafkaRaftServer(KafkaConfig.apply(properties, false), Time.SYSTEM);
        return new EmbeddedBroker(server, lock, port, settings.closeMillisMax());
    }

    private static CannotStartException failed(BrokerSettings settings, @Nullable String why,
            Exception e) {
        return new CannotStartException("Kafka cannot start on %s: %s".formatted(settings.folder(),
                why), e);
    }
}
