package io.tributary.standalone;

import io.tributary.embedded.broker.BrokerSettings;
import io.tributary.embedded.broker.EmbeddedBroker;
import io.tributary.embedded.machine.CannotStartException;
import io.tributary.embedded.machine.DataFolder;
import io.tributary.embedded.postgres.PostgresServer;
import io.tributary.embedded.postgres.PostgresSettings;
import io.tributary.gateway.runtime.GatewayApplication;
import io.tributary.processor.runtime.ProcessorApplication;
import io.tributary.projector.runtime.ProjectorApplication;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running hub. It starts what the others need first, and stops in the opposite order: the gateway
 * takes no more requests while all behind it still answers those it has.
 */
public final class Hub implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Hub.class);

    private final Deque<Part> parts = new ArrayDeque<>();
    private final Ports ports;
    private final DataFolder data;
    private final String adminToken;
    private volatile String bootstrapServers = "";
    private volatile boolean closed;

    private record Part(String name, AutoCloseable running) {}

    private Hub(Ports ports, DataFolder data) {
        this.ports = ports;
        this.data = data;
        this.adminToken = data.secret("admin-token", () -> Tokens.fresh("trib_admin_"));
        parts.push(new Part("data folder", data));
    }

    /**
     * Takes the data folder and the ports; nothing runs yet.
     *
     * @throws io.tributary.embedded.machine.CannotStartException naming the reason in one line
     */
    static Hub open(StandaloneSettings settings) {
        var ports = Ports.of(settings);
        return new Hub(ports, DataFolder.open(settings.data()));
    }

    /**
     * Returns when a push would be answered and a pull would see it.
     *
     * @param more settings of the three applications, as {@code --name=value}
     * @throws io.tributary.embedded.machine.CannotStartException naming the reason in one line
     */
    public static Hub start(StandaloneSettings settings, String... more) {
        var hub = open(settings);
        hub.run(settings, more);
        return hub;
    }

    /** As {@link #start}; what runs already is stopped again if something does not start. */
    void run(StandaloneSettings settings, String... more) {
        try {
            startParts(settings, List.of(more));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void startParts(StandaloneSettings settings, List<String> more) {
        var postgres = add("Postgres", () -> PostgresServer.start(postgres(settings)));
        postgres.createDatabaseIfMissing(Arguments.DATABASE);
        var broker = add("Kafka", () -> EmbeddedBroker.start(
                BrokerSettings.in(data.kafka()).withPort(settings.kafkaPort())
                        .withFlushEachWrite(settings.flushEachWrite())));
        bootstrapServers = broker.bootstrapServers();
        if (settings.demo()) {
            add("demo fleet", () -> DemoFleet.vehicles(ports.demoVehicles()));
        }
        var arguments = new Arguments(settings, ports, bootstrapServers, postgres, data,
                adminToken, Tokens.fresh("trib_internal_"), more);
        add("projector", () -> new Application(ProjectorApplication.builder(),
                arguments.projector()));
        add("processor", () -> new Application(ProcessorApplication.builder(),
                arguments.processor()));
        add("gateway", () -> new Application(GatewayApplication.builder()
                .properties(arguments.demo()), arguments.gateway()));
        Readiness.await(settings.readyTimeout(),
                List.of(ports.projector(), ports.processor(), ports.management()));
    }

    private PostgresSettings postgres(StandaloneSettings settings) {
        var defaults = PostgresSettings.in(data.postgres());
        return new PostgresSettings(defaults.folder(), defaults.binaries(),
                settings.postgresPort(), settings.sharedBuffersMib(), defaults.connectionsMax(),
                defaults.startMillisMax(), defaults.closeMillisMax(), null);
    }

    /** Whoever stops the hub meanwhile waits for this part, so that none is left behind. */
    private synchronized <T extends AutoCloseable> T add(String name, Supplier<T> start) {
        if (closed) {
            throw new CannotStartException("it was told to stop before it was up");
        }
        var running = start.get();
        parts.push(new Part(name, running));
        LOG.info("{} runs", name);
        return running;
    }

    /** Where clients find the gateway from this machine. */
    public String baseUrl() {
        return "http://localhost:" + ports.gateway();
    }

    /** Where data teams find the topics, as Kafka's clients want to be told; empty before the start. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Where Prometheus finds the metrics of each application, by its name. */
    public Map<String, URI> metrics() {
        return Map.of("gateway", metrics(ports.management()), "processor",
                metrics(ports.processor()), "projector", metrics(ports.projector()));
    }

    private static URI metrics(int port) {
        return URI.create("http://127.0.0.1:" + port + "/actuator/prometheus");
    }

    public String adminToken() {
        return adminToken;
    }

    Ports ports() {
        return ports;
    }

    /** Whether it was stopped, or has failed to start. */
    boolean isClosed() {
        return closed;
    }

    DataFolder data() {
        return data;
    }

    @Override
    public void close() {
        closed = true;
        closeParts();
    }

    private synchronized void closeParts() {
        while (!parts.isEmpty()) {
            var part = parts.pop();
            try {
                part.running().close();
            } catch (Exception e) {
                LOG.warn("{} did not stop in order", part.name(), e);
            }
        }
    }
}
