package io.tributary.standalone.system;

import io.tributary.embedded.postgres.PostgresServer;
import io.tributary.embedded.postgres.PostgresSettings;
import io.tributary.embedded.postgres.ServerCertificate;
import io.tributary.projector.runtime.MigrationApplication;
import io.tributary.schemas.fixture.Secrets;
import io.tributary.schemas.fixture.TemporaryFolder;
import io.tributary.standalone.images.ImageFolder;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The hub as it stands in production: a processor, a projector and two gateways, each run by the
 * commands of its image and with rights of its own in Kafka, and broker and database elsewhere, to
 * which there is no way but TLS. Test classes share it: whoever kills a process or counts on all of them
 * takes the {@link #LOCK}, and starts again what was killed.
 */
final class Installation implements AutoCloseable {
    static final String LOCK = "installation";

    static final String GATEWAY = "gateway";
    static final String OTHER_GATEWAY = "gateway-2";
    static final String PROCESSOR = "processor";
    /** Runs only while a test has it started. */
    static final String OTHER_PROCESSOR = "processor-2";
    static final String PROJECTOR = "projector";
    /** Runs only while a test has it started. */
    static final String OTHER_PROJECTOR = "projector-2";

    private static final String ADMIN_TOKEN = "trib_admin_for_this_test_only";

    static final String READER_PASSWORD = "reader-of-this-test";

    private static final String DATABASE = "tributary";
    private static final int STOP_SECONDS_MAX = 60;
    private static final String SMALL = "-Xmx384m -XX:TieredStopAtLevel=1";
    private final TemporaryFolder temporary = TemporaryFolder.fresh("installation");
    private final Path folder = temporary.path();
    private final TlsFiles tls;
    private final SecuredKafka kafka;
    private PostgresServer postgres;
    private final Map<String, ImageFolder> images = new HashMap<>();
    private final Map<String, Map<String, String>> laid = new HashMap<>();
    private final Map<String, Integer> ports = new HashMap<>();
    private final Map<String, JavaProcess> running = new HashMap<>();

    private Installation() throws Exception {
        this.tls = TlsFiles.in(folder.resolve("tls"));
        this.kafka = SecuredKafka.start(folder.resolve("kafka"), tls.both(), tls.authority());
        this.postgres = PostgresServer.start(postgresSettings());
        postgres.createDatabaseIfMissing(DATABASE);
        for (var application : List.of(GATEWAY, PROCESSOR, PROJECTOR)) {
            images.put(application,
                    ImageFolder.lay(application, folder.resolve("image-" + application)));
        }
        // One training run has to do for the build: each takes half a minute of a busy machine.
        Objects.requireNonNull(images.get(PROJECTOR)).train();
        laid.putAll(imagesNow());
    }

    /** Returns when all four are ready. */
    static Installation start() {
        try {
            var installation = new Installation();
            try {
                installation.startAll();
                return installation;
            } catch (Exception e) {
                installation.close();
                throw e;
            }
        } catch (Exception e) {
            throw new IllegalStateException("the installation did not start", e);
        }
    }

    private void startAll() throws Exception {
        migrate();
        startGateway(GATEWAY);
        startGateway(OTHER_GATEWAY);
        startProcessor(PROCESSOR);
        startProjector(PROJECTOR);
        for (var name : List.of(health(GATEWAY), health(OTHER_GATEWAY), PROCESSOR, PROJECTOR)) {
            Until.isReady(port(name));
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

    /** Every file of the images, as they were made. */
    Map<String, Map<String, String>> imagesAsMade() {
        return laid;
    }

    /** The same as they are now. */
    Map<String, Map<String, String>> imagesNow() throws IOException {
        var now = new HashMap<String, Map<String, String>>();
        for (var image : images.entrySet()) {
            now.put(image.getKey(), image.getValue().content());
        }
        return now;
    }

    void startGateway(String name) throws IOException {
        start(GATEWAY, name, Stream.concat(
                Stream.concat(Stream.of(Patience.settings()),
                        Stream.of(FleetFaultsSystemIT.SETTINGS)),
                Stream.of("--server.port=" + port(name),
                        "--management.server.port=" + port(health(name)),
                        "--tributary.gateway.admin-token=" + ADMIN_TOKEN,
                        "--tributary.gateway.token-secret=secret-of-this-test",
                        "--tributary.gateway.projector-url=http://127.0.0.1:" + port(PROJECTOR),
                        "--tributary.gateway.projector-token=internal-of-this-test",
                        "--tributary.gateway.canary.interval=500ms",
                        "--tributary.gateway.canary.visible-age-max=2s")));
    }

    void startProcessor(String name) throws IOException {
        start(PROCESSOR, name, Stream.of(
                "--server.port=" + port(name),
                "--tributary.processor.instance-id=" + name,
                "--tributary.processor.state-dir=" + folder.resolve("streams-" + name),
                "--tributary.processor.session-timeout=6s",
                "--tributary.processor.heartbeat-interval=1500ms"));
    }

    /** It leaves roles and tables to {@link #migrate}. */
    void startProjector(String name) throws IOException {
        start(PROJECTOR, name, Stream.concat(postgres(),
                Stream.of("--server.port=" + port(name), "--spring.flyway.enabled=false",
                        "--spring.kafka.consumer.auto-commit-interval=200ms")));
    }

    /** Returns when it has stopped in order. */
    void stop(String name) throws InterruptedException {
        var program = Objects.requireNonNull(running.remove(name));
        if (!program.terminate(STOP_SECONDS_MAX)) {
            throw new AssertionError("does not stop: " + program);
        }
    }

    /** Roles and tables, by the program in the projector's image. */
    void migrate() throws Exception {
        var image = Objects.requireNonNull(images.get(PROJECTOR));
        try (var migration = JavaProcess.start(image.start(MigrationApplication.class.getName(),
                Stream.concat(owner(), postgres()).toList(), SMALL),
                folder.resolve("migration.log"))) {
            if (migration.exitCode() != 0) {
                throw new AssertionError(migration.toString());
            }
        }
    }

    private Stream<String> owner() {
        return Stream.of("--spring.flyway.url=" + jdbcUrl() + "?sslmode=verify-full&sslrootcert="
                + tls.authority(),
                "--spring.flyway.user=" + postgres.user(),
                "--spring.flyway.password=" + postgres.password());
    }

    private Stream<String> postgres() {
        return Stream.of("--tributary.projector.access-token=internal-of-this-test",
                "--tributary.projector.postgres.url=r2dbc:postgresql://" + postgres.host() + ":"
                        + postgres.port() + "/" + DATABASE
                        + "?sslMode=verify-full&sslRootCert=" + tls.authority(),
                "--tributary.projector.postgres.writer-password=writer-of-this-test",
                "--tributary.projector.postgres.reader-password=" + READER_PASSWORD);
    }

    /** Where the database is, and no more. */
    String jdbcUrl() {
        return postgres.jdbcUrl(DATABASE);
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
                .withBinaries(Path.of("target", "postgres-binaries").toAbsolutePath())
                .withCertificate(new ServerCertificate(tls.certificate(), tls.key()));
    }

    /** Whatever of a topic is committed, from its beginning. */
    List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        return TopicReader.read(kafka.client(SecuredKafka.OWNER), topic);
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

    /** What Kafka lets an application do, as a client's configuration. */
    Map<String, Object> kafkaClient(String application) {
        return kafka.client(application);
    }

    private void start(String application, String name, Stream<String> own) throws IOException {
        var arguments = new ArrayList<>(kafka.arguments(application));
        own.forEach(arguments::add);
        var image = Objects.requireNonNull(images.get(application));
        var before = running.remove(name);
        if (before != null) {
            before.close();
        }
        running.put(name, JavaProcess.start(withSecretFiles(image, name, arguments),
                folder.resolve(name + ".log")));
    }

    /** As a container gets them: each a file that is named after the property that it sets. */
    private ProcessBuilder withSecretFiles(ImageFolder image, String name,
            List<String> arguments) throws IOException {
        var secrets = Files.createDirectories(folder.resolve("secrets-" + name));
        var open = new ArrayList<String>();
        for (var argument : arguments) {
            var setting = argument.substring(2).split("=", 2);
            if (setting[0].matches(".*(token|secret|password|jaas\\.config)")) {
                Secrets.used(setting[1]);
                Files.writeString(secrets.resolve(setting[0]), setting[1]);
            } else {
                open.add(argument);
            }
        }
        var process = image.start(open, SMALL);
        process.environment().put("SPRING_CONFIG_IMPORT", "configtree:" + secrets + "/");
        return process;
    }

    @Override
    public void close() {
        running.values().forEach(JavaProcess::close);
        Secrets.used(postgres.password());
        postgres.close();
        kafka.close();
        temporary.close();
    }
}
