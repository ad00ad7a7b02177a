package io.tributary.projector.telemetry;

import static io.tributary.projector.fixture.VehicleFeed.START;
import static io.tributary.projector.fixture.VehicleFeed.everySecond;
import static io.tributary.projector.fixture.VehicleFeed.span;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.projector.fixture.RunningProjector;
import io.tributary.projector.fixture.Tables;
import io.tributary.projector.fixture.VehicleFeed;
import io.tributary.schemas.codec.Json;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import io.tributary.schemas.fixture.PostgresFixture;
import io.tributary.schemas.fleet.Channel;
import io.tributary.schemas.fleet.JournalEntry.Coverage;
import io.tributary.schemas.fleet.Samples;
import io.tributary.schemas.fleet.SyncStatus;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Persons see what is of their own vehicles: over HTTP, and by what Postgres itself refuses. */
@HubInfrastructure
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VehicleOwnersIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String READER = "tributary_reader";
    private static final UUID ANNA = UUID.randomUUID();
    private static final UUID BEN = UUID.randomUUID();
    private static final UUID NOBODY = UUID.randomUUID();
    private static final List<String> TABLES = List.of("vehicles", "channel_config",
            "measurements", "alarms_log", "sync_journal", "coverage");

    private RunningProjector projector;
    private Tables tables;
    private VehicleFeed annas;
    private VehicleFeed bens;
    private VehicleFeed elsewhere;

    @BeforeAll
    void start(KafkaFixture kafka, PostgresFixture postgres) {
        var database = postgres.createDatabase();
        tables = new Tables(database);
        projector = RunningProjector.start(kafka, database);
        annas = told(VehicleFeed.ofNewTenant(kafka).owned("Anna's", ANNA, UUID.randomUUID()));
        bens = told(annas.sibling().owned("Ben's", BEN));
        elsewhere = told(VehicleFeed.ofNewTenant(kafka).owned("Elsewhere", BEN));
        for (var vehicle : List.of(annas, bens, elsewhere)) {
            TABLES.forEach(table -> await().atMost(PATIENCE).until(() -> !tables.asOwner(
                    "SELECT 1 FROM " + table + " WHERE " + idIn(table) + " = '" + vehicle.id()
                            + "'").isEmpty()));
        }
    }

    @AfterAll
    void stop() {
        projector.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vehicles", "channel_config", "measurements", "alarms_log",
            "sync_journal", "coverage"})
    void postgresShowsAPersonTheRowsOfTheirVehiclesAlone(String table) {
        assertThat(seen(table, annas, ANNA.toString())).containsExactly(annas.id());
        assertThat(seen(table, annas, BEN.toString())).containsExactly(bens.id());
        assertThat(seen(table, annas, NOBODY.toString())).isEmpty();
        assertThat(seen(table, elsewhere, BEN.toString())).containsExactly(elsewhere.id());
        assertThat(seen(table, elsewhere, ANNA.toString())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vehicles", "channel_config", "measurements", "alarms_log",
            "sync_journal", "coverage"})
    void postgresShowsTheWholeTenantWhereNobodyIsNamedAndNothingWithoutATenant(String table) {
        assertThat(seen(table, annas, "")).containsExactlyInAnyOrder(annas.id(), bens.id());
        assertThat(seen(table, annas, null)).containsExactlyInAnyOrder(annas.id(), bens.id());
        assertThat(seen(table, null, ANNA.toString())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"channel_config", "measurements", "alarms_log", "sync_journal",
            "coverage"})
    void theOperatorsListIsAllThatPostgresShowsAcrossTenants(String table) {
        var operator = "SELECT set_config('tributary.operator', 'true', true)";

        assertThat(tables.as(READER, "reader's", operator, "SELECT count(*) FROM " + table))
                .containsExactly("0");
        assertThat(tables.as(READER, "reader's", operator, "SELECT id FROM vehicles"))
                .contains(annas.id(), bens.id(), elsewhere.id());
    }

    @Test
    void whomSomethingIsReadForIsForgottenAtTheEndOfTheTransaction() {
        assertThat(tables.as(READER, "reader's", set("tenant", annas.vehicle().tenant()
                .toString()), set("operator", "true"), "COMMIT", "SELECT count(*) FROM vehicles"))
                .containsExactly("0");
        assertThat(tables.as(READER, "reader's", set("owner", ANNA.toString()), "COMMIT",
                set("tenant", annas.vehicle().tenant().toString()),
                "SELECT count(*) FROM vehicles")).containsExactly("2");
    }

    /** A table that comes later can't be forgotten. */
    @Test
    void everyTableAboutVehiclesIsNarrowedToTheirOwners() {
        assertThat(tables.asOwner("""
                SELECT relname FROM pg_class
                 WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
                   AND NOT relispartition
                   AND (relname = 'vehicles' OR EXISTS (SELECT FROM pg_attribute
                        WHERE attrelid = pg_class.oid AND attname = 'vehicle_id'))
                 ORDER BY relname""")).containsExactlyInAnyOrderElementsOf(TABLES);
        assertThat(tables.asOwner("""
                SELECT tablename FROM pg_policies WHERE policyname = 'owner'
                   AND permissive = 'RESTRICTIVE' AND cmd = 'SELECT'"""))
                .containsExactlyInAnyOrderElementsOf(TABLES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/status", "/alarms", "/channels", "/coverage", "/journal",
            "/history?channel=1&from=0&to=9"})
    void aVehicleIsThereForItsOwnersAlone(String view) {
        assertThat(status(annas, annas, view, ANNA)).isEqualTo(200);
        assertThat(status(annas, bens, view, BEN)).isEqualTo(200);
        assertThat(status(annas, annas, view, BEN)).isEqualTo(404);
        assertThat(status(annas, annas, view, NOBODY)).isEqualTo(404);
        assertThat(status(annas, elsewhere, view, BEN)).isEqualTo(404);
    }

    @Test
    void aListIsOfTheVehiclesThatThePersonOwns() {
        assertThat(names(tenant(annas) + "/vehicles?owner=" + ANNA)).containsExactly("Anna's");
        assertThat(names(tenant(annas) + "/vehicles?owner=" + NOBODY)).isEmpty();
        assertThat(names(tenant(annas) + "/vehicles")).containsExactly("Anna's", "Ben's");
        assertThat(projector.get(tenant(annas) + "/vehicles?owner=x").statusCode())
                .isEqualTo(400);
    }

    @Test
    void theOperatorsListIsOfAllTenants() {
        var all = Json.MAPPER.readTree(projector.get("/internal/v1/vehicles").body());

        assertThat(all.valueStream().map(it -> it.get("tenant_id").asString() + " "
                + it.get("name").asString()).toList()).contains(
                        annas.vehicle().tenant() + " Anna's",
                        elsewhere.vehicle().tenant() + " Elsewhere");
        assertThat(names("/internal/v1/vehicles?limit=1")).hasSize(1);
    }

    @Test
    void ownersChangeWithTheRegistry() {
        var truck = annas.sibling().owned("Sold", ANNA);
        await().atMost(PATIENCE).until(() -> status(annas, truck, "", ANNA) == 200);
        truck.cycled(START, SyncStatus.OK, START);

        truck.owned("Sold", BEN);

        await().atMost(PATIENCE).until(() -> status(annas, truck, "", BEN) == 200);
        assertThat(status(annas, truck, "", ANNA)).isEqualTo(404);
        truck.registered("Sold", "http://10.8.0.7:8001", true);
        await().atMost(PATIENCE).until(() -> status(annas, truck, "", BEN) == 404);
    }

    /** A row in each table. */
    private static VehicleFeed told(VehicleFeed vehicle) {
        return vehicle.configured(new Channel(1, "oil", "bar", 0.0, 10.0))
                .measured(0, 60_000, everySecond(1, 2), Samples.NONE).alarmed(1, "hot", null)
                .cycled(START, SyncStatus.OK, START)
                .journalled(new Coverage(List.of(span(0, 1000)), List.of(), null, START));
    }

    /** Which vehicles a reader sees rows of; null leaves a setting as it is. */
    private List<String> seen(String table, @Nullable VehicleFeed tenant,
            @Nullable String owner) {
        return tables.as(READER, "reader's", Stream.of(
                tenant == null ? "SELECT 1" : set("tenant", tenant.vehicle().tenant().toString()),
                owner == null ? "SELECT 1" : set("owner", owner),
                "SELECT DISTINCT " + idIn(table) + " FROM " + table
                // Another test's, which comes and goes.
                        + " WHERE " + idIn(table) + " IN ('" + annas.id() + "', '" + bens.id()
                        + "', '" + elsewhere.id() + "')")
                .toArray(String[]::new));
    }

    private static String set(String setting, String value) {
        return "SELECT set_config('tributary." + setting + "', '" + value + "', true)";
    }

    private static String idIn(String table) {
        return table.equals("vehicles") ? "id" : "vehicle_id";
    }

    private int status(VehicleFeed tenant, VehicleFeed vehicle, String view, UUID owner) {
        return projector.get(tenant(tenant) + "/vehicles/" + vehicle.id() + view
                + (view.contains("?") ? "&" : "?") + "owner=" + owner).statusCode();
    }

    private List<String> names(String path) {
        return Json.MAPPER.readTree(projector.get(path).body()).valueStream()
                .map(it -> it.get("name").asString())
                .filter(name -> !name.equals("Sold")).toList();
    }

    private static String tenant(VehicleFeed vehicle) {
        return "/internal/v1/tenants/" + vehicle.vehicle().tenant();
    }
}
