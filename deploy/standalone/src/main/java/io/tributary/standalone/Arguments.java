package io.tributary.standalone;

import io.tributary.embedded.machine.CannotStartException;
import io.tributary.embedded.machine.DataFolder;
import io.tributary.embedded.postgres.PostgresServer;
import io.tributary.gateway.access.TokenHash;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the three applications are told: where Kafka and Postgres are, and their shared secrets.
 * Everything else is their own default, and can be set from outside under their own names.
 *
 * @param internalToken by which the projector knows the gateway; new at each start
 * @param more what was given from outside, for all three: each takes what is its own
 */
record Arguments(StandaloneSettings settings, Ports ports, String bootstrapServers,
        PostgresServer postgres, DataFolder data, String adminToken, String internalToken,
        List<String> more) {
    static final String DATABASE = "tributary";

    /**
     * The internet, this machine and private networks: a hub on one machine is tried out with vehicles
     * beside it. What is link-local, a cloud's metadata above all, stays closed.
     */
    private static final String VEHICLES = "0.0.0.0/0,::/0,127.0.0.0/8,::1/128,10.0.0.0/8,"
            + "172.16.0.0/12,192.168.0.0/16";

    /** All four share a class path here, but only the projector shall find the database in it. */
    private static final String NO_DATABASE = "--spring.autoconfigure.exclude="
            + String.join(",",
                    "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
                    "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
                    "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration",
                    "org.springframework.boot.r2dbc.autoconfigure"
                            + ".R2dbcTransactionManagerAutoConfiguration");

    /** The arguments as they were given, with the one that has a short form in its long one. */
    static String[] spelledOut(String... given) {
        return Stream.of(given)
                .map(one -> one.equals("--demo") ? "--tributary.standalone.demo=true" : one)
                .toArray(String[]::new);
    }

    List<String> gateway() {
        return with(
                "--server.port=" + ports.gateway(),
                "--management.server.port=" + ports.management(),
                "--management.server.address=127.0.0.1",
                "--tributary.gateway.admin-token=" + adminToken,
                "--tributary.gateway.token-secret="
                        + data.secret("token-secret", () -> Tokens.fresh("")),
                "--tributary.gateway.projector-url=http://127.0.0.1:" + ports.projector(),
                "--tributary.gateway.projector-token=" + internalToken,
                NO_DATABASE);
    }

    /**
     * How clients that bring no token of their own get in, to the demo tenant alone, and where vehicles
     * may be; all unless the operator says otherwise.
     */
    Map<String, Object> demo() {
        var enrolment = "tributary.gateway.exchange.enrolments[0].";
        return Map.of(
                // Somebody is looking.
                "tributary.gateway.fleet.report-interval", settings.demo() ? "15s" : "5m",
                "tributary.gateway.lamport.open-tenants", Demo.TENANT,
                enrolment + "tenant", Demo.TENANT, enrolment + "credential-hash",
                TokenHash.of(data.secret("demo-enrolment-credential",
                        () -> Tokens.fresh("trib_enrol_"))),
                "tributary.gateway.fleet.vehicle.networks", VEHICLES);
    }

    List<String> processor() {
        return with(
                "--server.port=" + ports.processor(),
                "--server.address=127.0.0.1",
                "--tributary.processor.instance-id=standalone",
                "--tributary.processor.state-dir=" + data.streams(),
                NO_DATABASE);
    }

    List<String> projector() {
        return with(
                "--server.port=" + ports.projector(),
                "--server.address=127.0.0.1",
                "--spring.flyway.url=" + postgres.jdbcUrl(DATABASE),
                "--spring.flyway.user=" + postgres.user(),
                "--spring.flyway.password=" + postgres.password(),
                "--tributary.projector.access-token=" + internalToken,
                "--tributary.projector.postgres.url=r2dbc:postgresql://" + postgres.host() + ":"
                        + postgres.port() + "/" + DATABASE,
                "--tributary.projector.postgres.writer-password="
                        + data.secret("postgres-writer-password", () -> Tokens.fresh("")),
                "--tributary.projector.postgres.reader-password="
                        + data.secret("postgres-reader-password", () -> Tokens.fresh("")));
    }

    private List<String> with(String... own) {
        var fixed = Stream.concat(shared(), Stream.of(own)).toList();
        var names = fixed.stream().map(Arguments::name).collect(Collectors.toSet());
        for (var argument : more) {
            if (names.contains(name(argument))) {
                throw new CannotStartException(name(argument) + " is set by the standalone hub"
                        + " itself; see its own settings, tributary.standalone.*");
            }
        }
        return Stream.concat(fixed.stream(), more.stream()).toList();
    }

    private static String name(String argument) {
        return argument.split("=", 2)[0];
    }

    private Stream<String> shared() {
        return Stream.of(
                "--spring.kafka.bootstrap-servers=" + bootstrapServers,
                "--tributary.topics.replication-factor=1",
                "--tributary.topics.lane-partitions=" + settings.lanePartitions(),
                "--tributary.topics.reply-partitions=1",
                "--tributary.topics.vehicle-partitions=" + settings.lanePartitions(),
                "--logging.register-shutdown-hook=false",
                // Each application sets the levels of the one log that they share here.
                "--logging.config=classpath:tributary-standalone-logback.xml",
                "--logging.structured.ecs.service.name=tributary",
                "--spring.main.log-startup-info=false");
    }
}
