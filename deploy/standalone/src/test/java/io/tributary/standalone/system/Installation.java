package io.tributary.standalone.system;

import io.tributary.embedded.broker.BrokerSettings;
import io.tributary.embedded.broker.EmbeddedBroker;
import io.tributary.embedded.postgres.PostgresServer;
import io.tributary.embedded.postgres.PostgresSettings;
import io.tributary.gateway.runtime.GatewayApplication;
import io.tributary.processor.runtime.ProcessorApplication;
import io.tributary.projector.runtime.ProjectorApplication;
import io.tributary.schemas.fixture.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The hub as it stands in production: a processor, a projector and two gateways, each a process, and
 * broker and database elsewhere. Test classes share it: whoever kills a process or counts on all of
 * them takes the {@link #LOCK}, and starts again what was killed.
 */
final class Installation implements AutoCloseable {
    static final String LOCK = "installation";

    static final String GATEWAY = "gateway";
    static final String OTHER_GATEWAY = "gateway-2";
    static final String PROCESSOR = "processor";
    static final String PROJECTOR = "projector";

    private static final String ADMIN_TOKEN = "trib_admin_for_this_test_only";

    private static final String DATABASE = "tributary";
    private static final String NO_DATABASE = "--spring.autoconfigure.exclude="
            + "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration,"
            + "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
            + "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration,"
            + "org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration";

    private final TemporaryFolder temporary = TemporaryFolder.fresh("installation");
    private final Path folder = temporary.path();
    private final EmbeddedBroker broker;
    private PostgresServer postgres;
    private final Map<String, Integer> ports = new HashMap<>();
    private final Map<String, JavaProcess> running = new HashMap<>();

    private Installation() {
        this.broker = EmbeddedBroker.start(BrokerSettings.in(folder.resolve("kafka")));
        this.postgres = PostgresServer.start(postgresSettings());
        postgres.createDatabaseIfMissing(DATABASE);
    }

    /** Returns when all four are ready. */
    static Installation start() {
        var installation = new Installation();
        try {
            installation.startGateway(GATEWAY);
            installation.startGateway(OTHER_GATEWAY);
            installation.startProcessor();
            installation.startProjector();
            for (var name : List.of(health(GATEWAY), health(OTHER_GATEWAY), PROCESSOR, PROJECTOR)) {
                Until.isReady(installation.port(name));
            }
            return installation;
        } catch (IOException e) {
            installation.close();
            throw new UncheckedIOException(e);
        }
    }

    HubClient admin() throws IOException {
        return admin(GATEWAY);
    }

    /** The operator, at this gateway. */
    HubClient admin(String gateway) throws IOException {
        return HubClient.of(url(gateway), ADMIN_TOKEN);
    }

    /** The processes as they are now. */
    List<JavaProcess> programs() {
        return List.copyOf(running.values());
    }

    JavaProcess program(String name) {
        return Objects.requireNonNull(running.get(name));
    }

    void startGateway(String name) throws IOException {
        start(GatewayApplication.class, name, Stream.concat(
                Stream.concat(Stream.of(Patience.settings()), Stream.of(FleetFaultsSystemIT.SETTINGS)),
                Stream.of(
                        "--server.port=" + port(name), "--management.server.port=" + port(health(
                                name)),
                        "--tributary.gateway.admin-token=" + ADMIN_TOKEN,
                        "--tributary.gateway.token-secret=secret-of-this-test",
                        "--tributary.gateway.projector-url=http://127.0.0.1:" + port(PROJECTOR),
                        "--tributary.gateway.projector-token=internal-of-this-test",
                        "--tributary.gateway.canary.interval=500ms",
                        "--tributary.gateway.canary.visible-age-max=2s", NO_DATABASE)));
    }

    void startProcessor() throws IOException {
        start(ProcessorApplication.class, PROCESSOR, Stream.of(
                "--server.port=" + port(PROCESSOR),
                "--tributary.processor.instance-id=" + PROCESSOR,
                "--tributary.processor.state-dir=" + folder.resolve("streams"),
                "--tributary.processor.session-timeout=6s",
                "--tributary.processor.heartbeat-interval=1500ms", NO_DATABASE));
    }

    void startProjector() throws IOException {
        start(ProjectorApplication.class, PROJECTOR, Stream.of(
                "--server.port=" + port(PROJECTOR),
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
    void dropDatabase() throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl("postgres"),
                postgres.user(), postgres.password());
                var statement = connection.createStatement()) {
            statement.execute("DROP DATABASE " + DATABASE + " WITH (FORCE)");
        }
        postgres.createDatabaseIfMissing(DATABASE);
    }

    /** The database is away until it is started again. */
    void stopPostgres() {
        postgres.close();
    }

    /** With all that it held, and where it was. */
    void startPostgres() {
        postgres = PostgresServer.start(postgresSettings().withPort(postgres.port()));
    }

    private PostgresSettings postgresSettings() {
        return PostgresSettings.in(folder.resolve("postgres"))
                .withBinaries(Path.of("target", "postgres-binaries").toAbsolutePath());
    }

    /** Whatever of a topic is committed, from its beginning. */
    List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        Map<String, Object> config = Map.of("bootstrap.servers", broker.bootstrapServers(),
                "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(it -> new TopicPartition(topic, it.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var all = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
            return all;
        }
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

    /** Where a gateway tells how it is. */
    int healthPort(String gateway) throws IOException {
        return port(health(gateway));
    }

    private static String health(String gateway) {
        return gateway + "-health";
    }

    private void start(Class<?> main, String name, Stream<String> own)
            throws IOException {
        var shared = Stream.of("--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                "--tributary.topics.replication-factor=1", "--tributary.topics.lane-partitions=4",
                "--tributary.topics.reply-partitions=4",
                "--tributary.topics.vehicle-partitions=4");
        var process = JavaProcess.start(main, folder.resolve(name + ".log"),
                Stream.concat(shared, own).toList());
        running.put(name, process);
    }

    @Override
    public void close() {
        running.values().forEach(JavaProcess::close);
        postgres.close();
        broker.close();
        temporary.close();
    }
}
