package io.tributary.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.bench.fake.FakeHub;
import io.tributary.bench.fake.Fault;
import io.tributary.bench.fleet.PlainRun;
import io.tributary.bench.vehicle.VehicleServer;
import io.tributary.bench.vehicle.VehicleSettings;
import io.tributary.bench.vehicle.VehicleSettings.AlarmRule;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.PostgresFixture;
import io.tributary.schemas.fixture.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The plain program beside which the hub is measured. */
@HubInfrastructure
class PlainFleetIT {
    private static final String FLEET = "fleet --plain --vehicles 3 --channels 2 --period 100ms"
            + " --history 5s --duration 1s --interval-seconds 1";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private TestDatabase database;

    @BeforeEach
    void create(PostgresFixture postgres) {
        database = postgres.createDatabase();
    }

    @Test
    void itHoldsEverySampleOnceLikeTheHubAndLeavesNothingBehind() throws SQLException {
        int exit = run(FLEET + " --nulls 0.1 --late 0.3 --late-by 500ms --alarm-every 2s");

        assertThat(exit).as(out + "\n" + err).isEqualTo(Bench.WELL);
        assertThat(out.toString().split("each of them is held once: exact", -1)).hasSize(3);
        assertThat(out.toString()).containsPattern("ratio +the hub stores \\d+\\.\\d+ of what");
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(),
                database.password());
                var tables = connection.getMetaData().getTables(null, "public", "%",
                        new String[]{"TABLE"})) {
            assertThat(tables.next()).isFalse();
        }
    }

    @Test
    void aWindowThatHoldsTooMuchIsHalved() {
        // Between two milliseconds, and the first sample lies in the one before.
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusNanos(500_000);
        // 20 s of 5 ms and 18 channels are 72,000 rows, and an answer has 50,000 at most.
        var settings = new VehicleSettings(1, 18, Duration.ofMillis(5), now.minusSeconds(20),
                now, 0, 0, 0, Duration.ZERO, Duration.ZERO, now, 0, Duration.ofSeconds(20),
                Duration.ofSeconds(5), Duration.ofMinutes(10), AlarmRule.TRIGGERED, "key");
        var plan = new PlainRun.Plan(1, Duration.ofSeconds(1), Duration.ofMinutes(1),
                Duration.ofSeconds(1), Duration.ofMinutes(1), new PlainRun.Database(
                        database.r2dbcUrl(), database.user(), database.password(), "plain", 1));

        try (var server = VehicleServer.start(settings, 1, InstantSource.system(), 0)) {
            var result = new PlainRun(server, settings, plan).run(new PrintWriter(out));

            assertThat(result.good()).as(result.toString()).isTrue();
            assertThat(result.rows()).isGreaterThanOrEqualTo(72_000);
        }
    }

    @Test
    void itIsFoundOutWhereItLosesWhatComesLate() {
        int exit = run(FLEET + " --late 0.5 --late-by 400ms --overlap 0s --patience 2s");

        assertThat(exit).as(out + "\n" + err).isEqualTo(Bench.WRONG);
        assertThat(out.toString().substring(out.toString().indexOf("the plain program")))
                .contains("WRONG: missing").doesNotContain("missing 0,");
    }

    @Test
    void withoutADatabaseOrWithNansItDoesNotBegin() {
        assertThat(run("fleet --plain --admin-token x --vehicles 1")).isEqualTo(Bench.USAGE);
        assertThat(err.toString()).contains("--postgres");
        assertThat(run(FLEET + " --nans 0.1")).isEqualTo(Bench.USAGE);
        assertThat(err.toString()).contains("--nans");
    }

    private int run(String line) {
        try (var hub = new FakeHub(Fault.NONE)) {
            return Bench.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
                    .execute(Stream.concat(Stream.of(line.split(" ", -1)), line.contains(
                            "--admin-token") ? Stream.of()
                                    : Stream.of("--url", hub.url(), "--admin-token",
                                            FakeHub.ADMIN_TOKEN,
                                            "--postgres", database.r2dbcUrl(), "--postgres-user",
                                            database.user(), "--postgres-password",
                                            database.password()))
                            .toArray(String[]::new));
        }
    }
}
