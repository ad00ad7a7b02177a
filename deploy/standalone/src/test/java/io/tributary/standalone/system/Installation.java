package io.tributary.standalone.system;

import io.tributary.embedded.broker.BrokerSettings;
import io.tributary.embedded.broker.EmbeddedBroker;
import io.tributary.embedded.postgres.PostgresServer;
import io.tributary.embedded.postgres.PostgresSettings;
import io.tributary.gateway.runtime.GatewayApplication;
import io.tributary.processor.runtime.ProcessorApplication;
import io.tributary.projector.runtime.ProjectorApplication;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The hub as it stands in production: each application a process, broker and database elsewhere. */
final class Installation implements AutoCloseable {
    static final String ADMIN_TOKEN = "trib_admin_for_this_test_only";

    private static final String DATABASE = "tributary";
    private static final String NO_DATABASE = "--spring.autoconfigure.exclude="
            + "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration,"
            + "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
            + "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration,"
            + "org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration";

    private final Path folder;
    private final EmbeddedBroker broker;
    private final PostgresServer postgres;
    private final Map<String, Integer> ports = new java.util.HashMap<>();
    private final List<JavaProcess> running = new ArrayList<>();

    Installation(Path folder) {
        this.folder = folder;
        this.broker = EmbeddedBroker.start(BrokerSettings.in(folder.resolve("kafka")));
        this.postgres = PostgresServer.start(PostgresSettings.in(folder.resolve("postgres")));
        postgres.createDatabaseIfMissing(DATABASE);
    }

    JavaProcess gateway(String name) throws IOException {
        return start(GatewayApplication.class, name, Stream.concat(Stream.of(Patience.settings()),
                Stream.of(
                        "--server.port=" + port(name), "--management.server.port=" + port(name
                                + "-health"),
                        "--tributary.gateway.admin-token=" + ADMIN_TOKEN,
                        "--tributary.gateway.token-secret=secret-of-this-test",
                        "--tributary.gateway.projector-url=http://127.0.0.1:" + port("projector"),
                        "--tributary.gateway.projector-token=internal-of-this-test",
                        "--tributary.gateway.canary.interval=500ms",
                        "--tributary.gateway.canary.visible-age-max=2s", NO_DATABASE)));
    }

    JavaProcess processor(String name) throws IOException {
        return start(ProcessorApplication.class, name, Stream.of(
                "--server.port=" + port(name), "--tributary.processor.instance-id=" + name,
                "--tributary.processor.state-dir=" + folder.resolve("streams-" + name),
                "--tributary.processor.session-timeout=6s",
                "--tributary.processor.heartbeat-interval=1500ms", NO_DATABASE));
    }

    JavaProcess projector(String name) throws IOException {
        return start(ProjectorApplication.class, name, Stream.of(
                "--server.port=" + port(name),
                "--spring.flyway.url=" + postgres.jdbcUrl(DATABASE),
                "--spring.flyway.user=" + postgres.user(),
                "--spring.flyway.password=" + postgres.password(),
                "--tributary.projector.access-token=internal-of-this-test",
                "--tributary.projector.postgres.url=r2dbc:postgresql://" + postgres.host() + ":"
                        + postgres.port() + "/" + DATABASE,
                "--tributary.projector.postgres.writer-password=writer-of-this-test",
                "--tributary.projector.postgres.reader-password=reader-of-this-test"));
    }

    /** Throws away all that the projector has ever written. */
    void dropDatabase() throws java.sql.SQLException {
        try (var connection = java.sql.DriverManager.getConnection(postgres.jdbcUrl("postgres"),
                postgres.user(), postgres.password());
                var statement = connection.createStatement()) {
            statement.execute("DROP DATABASE " + DATABASE + " WITH (FORCE)");
        }
        postgres.createDatabaseIfMissing(DATABASE);
    }

    String url(String gateway) throws IOException {
        return "http://localhost:" + port(gateway);
    }

    /** A free port that stays this program's over its restarts. */
    int port(String name) throws IOException {
        var known = ports.get(name);
        if (known != null) {
            return known;
        }
        try (var socket = new ServerSocket(0)) {
            ports.put(name, socket.getLocalPort());
            return socket.getLocalPort();
        }
    }

    private JavaProcess start(Class<?> main, String name, Stream<String> own)
            throws IOException {
        var shared = Stream.of("--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                "--tributary.topics.replication-factor=1", "--tributary.topics.lane-partitions=4",
                "--tributary.topics.reply-partitions=4",
                "--tributary.topics.vehicle-partitions=4");
        var process = JavaProcess.start(main, folder.resolve(name + ".log"),
                Stream.concat(shared, own).toList());
        running.add(process);
        return process;
    }

    @Override
    public void close() {
        for (var process : running) {
            process.close();
        }
        postgres.close();
        broker.close();
    }
}
