package io.tributary.standalone.system;

import io.tributary.embedded.postgres.PostgresServer;
import io.tributary.embedded.postgres.PostgresSettings;
import io.tributary.gateway.runtime.GatewayApplication;
import io.tributary.processor.runtime.ProcessorApplication;
import io.tributary.projector.runtime.MigrationApplication;
import io.tributary.projector.runtime.ProjectorApplication;
import io.tributary.standalone.images.ImageFolder;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The hub as it stands in production: each application a process with rights of its own in Kafka,
 * broker and database elsewhere.
 */
final class Installation implements AutoCloseable {
    static final String ADMIN_TOKEN = "trib_admin_for_this_test_only";

    private static final String DATABASE = "tributary";
    /** For an image's process; it does not start if its cache of classes does not fit. */
    private static final String SMALL = "-Xmx384m -XX:TieredStopAtLevel=1 -XX:AOTMode=on";
    private static final String NO_DATABASE = "--spring.autoconfigure.exclude="
            + "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration,"
            + "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
            + "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration,"
            + "org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration";

    private final Path folder;
    private final SecuredKafka kafka;
    private final PostgresServer postgres;
    private final Map<String, Integer> ports = new HashMap<>();
    private final Map<String, ImageFolder> images = new HashMap<>();
    private final List<JavaProcess> running = new ArrayList<>();

    Installation(Path folder) throws Exception {
        this.folder = folder;
        this.kafka = SecuredKafka.start(folder.resolve("kafka"));
        this.postgres = PostgresServer.start(PostgresSettings.in(folder.resolve("postgres")));
        postgres.createDatabaseIfMissing(DATABASE);
    }

    /** From now on the application's processes are what its image would run. */
    ImageFolder useImage(String application) throws Exception {
        var image = ImageFolder.lay(application, folder.resolve("image-" + application)).train();
        images.put(application, image);
        return image;
    }

    JavaProcess gateway(String name) throws IOException {
        return start("gateway", GatewayApplication.class, name, Stream.concat(
                Stream.of(Patience.settings()),
                Stream.of(
                        "--server.port=" + port(name), "--management.server.port=" + port(name
                                + "-health"),
                        "--tributary.gateway.admin-token=" + ADMIN_TOKEN,
                        "--tributary.gateway.token-secret=secret-of-this-test",
                        "--tributary.gateway.projector-url=http://127.0.0.1:" + port("projector"),
                        "--tributary.gateway.projector-token=internal-of-this-test")));
    }

    JavaProcess processor(String name) throws IOException {
        return start("processor", ProcessorApplication.class, name, Stream.of(
                "--server.port=" + port(name), "--tributary.processor.instance-id=" + name,
                "--tributary.processor.state-dir=" + folder.resolve("streams-" + name),
                "--tributary.processor.session-timeout=6s",
                "--tributary.processor.heartbeat-interval=1500ms"));
    }

    JavaProcess projector(String name) throws IOException {
        return start("projector", ProjectorApplication.class, name, Stream.concat(owner(),
                Stream.concat(postgres(), Stream.of("--server.port=" + port(name),
                        "--spring.kafka.consumer.auto-commit-interval=200ms"))));
    }

    /** One that leaves roles and tables to {@link #migrate}. */
    JavaProcess projectorWithoutOwner(String name) throws IOException {
        return start("projector", ProjectorApplication.class, name, Stream.concat(postgres(),
                Stream.of("--server.port=" + port(name), "--spring.flyway.enabled=false",
                        "--spring.kafka.consumer.auto-commit-interval=200ms")));
    }

    /** Roles and tables, by the program in the projector's image; returns its exit code. */
    int migrate() throws Exception {
        var output = folder.resolve("migration.log");
        var image = Objects.requireNonNull(images.get("projector"));
        try (var migration = JavaProcess.start(image.start(MigrationApplication.class.getName(),
                Stream.concat(owner(), postgres()).toList(), SMALL), output)) {
            return migration.exitCode();
        }
    }

    private Stream<String> owner() {
        return Stream.of("--spring.flyway.url=" + postgres.jdbcUrl(DATABASE),
                "--spring.flyway.user=" + postgres.user(),
                "--spring.flyway.password=" + postgres.password());
    }

    private Stream<String> postgres() {
        return Stream.of("--tributary.projector.access-token=internal-of-this-test",
                "--tributary.projector.postgres.url=r2dbc:postgresql://" + postgres.host() + ":"
                        + postgres.port() + "/" + DATABASE,
                "--tributary.projector.postgres.writer-password=writer-of-this-test",
                "--tributary.projector.postgres.reader-password=reader-of-this-test");
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

    /** What Kafka lets an application do, as a client's configuration. */
    Map<String, Object> kafkaClient(String application) {
        return kafka.client(application);
    }

    private JavaProcess start(String application, Class<?> main, String name, Stream<String> own)
            throws IOException {
        var arguments = new ArrayList<>(kafka.arguments(application));
        own.forEach(arguments::add);
        var image = images.get(application);
        var output = folder.resolve(name + ".log");
        var process = image == null
                ? JavaProcess.start(main, output, without(application, arguments))
                : JavaProcess.start(withSecretFiles(image, name, arguments), output);
        running.add(process);
        return process;
    }

    /** As a container gets them: each a file that is named after the property that it sets. */
    private ProcessBuilder withSecretFiles(ImageFolder image, String name,
            List<String> arguments) throws IOException {
        var secrets = Files.createDirectories(folder.resolve("secrets-" + name));
        var open = new ArrayList<String>();
        for (var argument : arguments) {
            var setting = argument.substring(2).split("=", 2);
            if (setting[0].matches(".*(token|secret|password|jaas\\.config)")) {
                Files.writeString(secrets.resolve(setting[0]), setting[1]);
            } else {
                open.add(argument);
            }
        }
        var process = image.start(open, SMALL);
        process.environment().put("SPRING_CONFIG_IMPORT", "configtree:" + secrets + "/");
        return process;
    }

    /** All share a class path here, but only the projector shall find the database in it. */
    private static List<String> without(String application, List<String> arguments) {
        if (!application.equals("projector")) {
            arguments.add(NO_DATABASE);
        }
        return arguments;
    }

    @Override
    public void close() {
        for (var process : running) {
            process.close();
        }
        postgres.close();
        kafka.close();
    }
}
