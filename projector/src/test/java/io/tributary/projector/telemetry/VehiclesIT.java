package io.tributary.projector.telemetry;

import static io.tributary.projector.fixture.VehicleFeed.START;
import static io.tributary.projector.fixture.VehicleFeed.everySecond;
import static io.tributary.projector.fixture.VehicleFeed.span;
import static java.nio.charset.StandardCharsets.UTF_8;
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
import io.tributary.schemas.fleet.JournalEntry;
import io.tributary.schemas.fleet.JournalEntry.KnownGap;
import io.tributary.schemas.fleet.Samples;
import io.tributary.schemas.fleet.SyncStatus;
import io.tributary.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Vehicles from the topics to Postgres and to their readers. */
@HubInfrastructure
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VehiclesIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private KafkaFixture kafka;
    private RunningProjector projector;
    private Tables tables;

    @BeforeAll
    void start(KafkaFixture broker, PostgresFixture postgres) {
        kafka = broker;
        var database = postgres.createDatabase();
        tables = new Tables(database);
        projector = RunningProjector.start(kafka, database,
                "tributary.projector.telemetry.statement-rows-max=7");
    }

    @AfterAll
    void stop() {
        projector.close();
    }

    @Test
    void theRegistrySaysWhichVehiclesThereAre() {
        var truck = VehicleFeed.ofNewTenant(kafka).registered("Truck", "http://10.8.0.7:8001",
                false);
        var van = truck.sibling().registered("A van", "https://van.example", false);
        var gone = truck.sibling().registered("Gone", "http://10.8.0.9:8001", true);
        var other = VehicleFeed.ofNewTenant(kafka).registered("Other", "http://10.8.0.7:8001",
                false);

        var list = awaitAnswer(truck, "/vehicles", it -> it.size() == 2);

        assertThat(list.valueStream().map(it -> it.get("name").asString()))
                .containsExactly("A van", "Truck");
        assertThat(list.get(1)).isEqualTo(Json.MAPPER.readTree("""
                {"id":"%s","name":"Truck","vpn_ip":"10.8.0.7","api_port":8001,"last_seen_at":null,
                 "last_sync_at":null,"sync_status":"unknown","software_version":null,
                 "created_at":"2026-05-04T03:00:00.000Z"}""".formatted(truck.id())));
        assertThat(list.get(0).get("api_port").asInt()).isEqualTo(443);
        assertThat(answer(van, "/vehicles?limit=1&offset=1").get(0).get("name").asString())
                .isEqualTo("Truck");
        awaitAnswer(other, "/vehicles", it -> it.size() == 1);
        assertThat(status(gone, "/vehicles/" + gone.id())).isEqualTo(404);
        assertThat(status(other, "/vehicles/" + truck.id())).isEqualTo(404);
        assertThat(status(truck, "/vehicles/" + truck.id() + "/history?channel=1&from=0&to=9"))
                .isEqualTo(200);
        assertThat(status(other, "/vehicles/" + truck.id() + "/coverage")).isEqualTo(404);
        assertThat(status(truck, "/vehicles/no-id")).isEqualTo(400);
    }

    @Test
    void measurementsAreKeptOnceAndReadBySpan() {
        var truck = listed();
        truck.measured(0, 60_000, everySecond(1, 20), everySecond(2, 1))
                .measured(0, 60_000, everySecond(1, 10), Samples.NONE);
        awaitRows("measurements", truck, 21);

        var history = history(truck, "channel=1&from=" + at(3) + "&to=" + at(6));

        assertThat(history).isEqualTo(Json.MAPPER.readTree("""
                {"vehicle_id":"%s","channel_id":1,"from":"2026-05-04T03:00:03.000Z",
                 "to":"2026-05-04T03:00:06.000Z","count":3,"truncated":false,"rows":[
                 {"time":"2026-05-04T03:00:03.000Z","value":3,"late":false},
                 {"time":"2026-05-04T03:00:04.000Z","value":4,"late":false},
                 {"time":"2026-05-04T03:00:05.000Z","value":5,"late":false}]}"""
                .formatted(truck.id())));
        var cut = history(truck, "channel=1&limit=4&from=" + at(0) + "&to=" + at(60));
        assertThat(cut.get("count").asInt()).isEqualTo(4);
        assertThat(cut.get("truncated").asBoolean()).isTrue();
        assertThat(cut.get("rows").get(3).get("value").asInt()).isEqualTo(3);
        assertThat(history(truck, "channel=2&from=" + at(0) + "&to=" + at(60)).get("rows").get(0)
                .get("late").asBoolean()).isTrue();
        assertThat(history(truck, "channel=3&from=" + at(0) + "&to=" + at(60)).get("rows"))
                .isEmpty();
    }

    @Test
    void aBucketShowsTheLeastTheGreatestAndTheMean() {
        var truck = listed();
        truck.measured(0, 60_000, everySecond(1, 25), Samples.NONE);
        awaitRows("measurements", truck, 25);

        var history = history(truck,
                "channel=1&bucket=10000&limit=2&from=" + at(0) + "&to=" + at(60));

        assertThat(history.get("truncated").asBoolean()).isTrue();
        assertThat(history.get("rows")).isEqualTo(Json.MAPPER.readTree("""
                [{"time":"2026-05-04T03:00:00.000Z","min":0,"max":9,"avg":4.5,"count":10},
                 {"time":"2026-05-04T03:00:10.000Z","min":10,"max":19,"avg":14.5,"count":10}]"""));
    }

    @Test
    void samplesOfAnyMonthFindTheirPartition() {
        var truck = listed();
        var samples = new Samples.Builder(3)
                .add(1, Instant.parse("2019-12-31T23:59:59.999Z").toEpochMilli(), 1)
                .add(1, Instant.parse("2020-01-01T00:00:00Z").toEpochMilli(), 2)
                .add(1, START.toEpochMilli(), 3).build();
        truck.measured(0, 1000, samples, Samples.NONE);
        awaitRows("measurements", truck, 3);

        assertThat(tables.asOwner("SELECT count(*) FROM measurements_20191201"
                + " WHERE vehicle_id = '" + truck.id() + "'")).containsExactly("1");
    }

    @Test
    void alarmsAreShownWhileTheyAreOpenAndKeptForEver() {
        var truck = listed();
        truck.alarmed(1L << 40, "too hot", null).alarmed(2, null, null)
                .alarmed(3, "nul \0 in it", 500L).alarmed(2, null, 900L)
                .alarmed(2, null, null);
        awaitRows("alarms_log", truck, 3);

        var open = awaitAnswer(truck, vehicle(truck, "/alarms"), it -> it.size() == 1);
        var all = answer(truck, vehicle(truck, "/alarms?all=true&limit=2"));

        assertThat(open.get(0).get("alarm_id").asLong()).isEqualTo(1L << 40);
        assertThat(open.get(0).get("severity").asString()).isEqualTo("warning");
        assertThat(all.valueStream().map(it -> it.get("alarm_id").asLong()))
                .containsExactly(1L << 40, 3L);
        assertThat(tables.asOwner("SELECT message, resolved_at IS NULL FROM alarms_log"
                + " WHERE vehicle_id = '" + truck.id() + "' ORDER BY alarm_id"))
                .containsExactly("|f", "nul \uFFFD in it|f", "too hot|t");
    }

    @Test
    void channelsAreOverwrittenAndNeverDeleted() {
        var truck = listed();
        truck.configured(new Channel(2, "door", null, null, null),
                new Channel(1, "oil", "bar", 0.0, 10.0))
                .configured(new Channel(2, "gate", "m", -1.5, null));

        var channels = awaitAnswer(truck, vehicle(truck, "/channels"), it -> it.size() == 2
                && it.get(1).get("name").asString().equals("gate"));

        assertThat(channels).isEqualTo(Json.MAPPER.readTree("""
                [{"channel_id":1,"name":"oil","unit":"bar","min_value":0,"max_value":10,
                  "synced_at":"2026-05-04T03:00:00.000Z"},
                 {"channel_id":2,"name":"gate","unit":"m","min_value":-1.5,"max_value":null,
                  "synced_at":"2026-05-04T03:00:00.000Z"}]"""));
    }

    @Test
    void theJournalTellsOfCyclesAndMissedWindowsTheNewestFirst() {
        var truck = listed();
        var seen = Instant.now();
        truck.cycled(START, SyncStatus.OK, seen)
                .journalled(new JournalEntry.Missed(span(0, 60_000), "500", START.plusSeconds(1)))
                .cycled(START.plusSeconds(30), SyncStatus.TIMEOUT, seen);

        var journal = awaitAnswer(truck, vehicle(truck, "/journal"), it -> it.size() == 3);

        assertThat(journal.valueStream().map(it -> it.get("status").asString()))
                .containsExactly("timeout", "error", "ok");
        assertThat(journal.get(1).get("error_msg").asString())
                .isEqualTo("no data of 2026-05-04T03:00:00Z/2026-05-04T03:01:00Z: 500");
        assertThat(journal.get(2)).isEqualTo(Json.MAPPER.readTree("""
                {"started_at":"2026-05-04T03:00:00.000Z","finished_at":"2026-05-04T03:00:00.250Z",
                 "status":"ok","rows_written":12,"error_msg":null}"""));
        assertThat(answer(truck, vehicle(truck, "/journal?limit=1&before=" + at(30))))
                .singleElement().satisfies(it -> assertThat(it.get("status").asString())
                        .isEqualTo("error"));
        var status = answer(truck, vehicle(truck, "/status"));
        assertThat(status.get("online").asBoolean()).isTrue();
        assertThat(status.get("sync_status").asString()).isEqualTo("timeout");
        assertThat(status.get("software_version").asString()).isEqualTo("1.4.2");
    }

    @Test
    void theJournalSaysWhatWasTooMuchToBeKept() {
        var truck = listed();
        truck.journalled(new JournalEntry.Exceeded(JournalEntry.Excess.CHANNELS, 1000, 3, START))
                .journalled(new JournalEntry.Exceeded(JournalEntry.Excess.ALARMS, 10_000, 1000,
                        START));

        var journal = awaitAnswer(truck, vehicle(truck, "/journal"), it -> it.size() == 2);

        assertThat(journal.valueStream().map(it -> it.get("error_msg").asString()))
                .containsExactlyInAnyOrder(
                        "more than 1000 channels: 3 are left out, their samples are kept",
                        "more than 10000 alarms: 1000 are forgotten and told of anew when the"
                                + " vehicle names them again");
    }

    @Test
    void aVehicleThatWasSeenLongAgoIsNotOnline() {
        var truck = listed();
        truck.cycled(START, SyncStatus.ERROR, Instant.now().minusSeconds(121));

        var status = awaitAnswer(truck, vehicle(truck, "/status"),
                it -> it.get("sync_status").asString().equals("error"));

        assertThat(status.get("online").asBoolean()).isFalse();
    }

    @Test
    void coverageShowsWhatThereIsAndWhatIsMissing() {
        var truck = listed();
        assertThat(answer(truck, vehicle(truck, "/coverage")).get("covered")).isEmpty();
        truck.journalled(new JournalEntry.Coverage(List.of(span(0, 1000)), List.of(), null, START))
                .journalled(new JournalEntry.Coverage(List.of(span(0, 1000), span(2000, 3000)),
                        List.of(new KnownGap(span(1000, 2000), "500 \"x\"")), null,
                        START));

        var coverage = awaitAnswer(truck, vehicle(truck, "/coverage"),
                it -> it.get("covered").size() == 2);

        assertThat(coverage).isEqualTo(Json.MAPPER.readTree("""
                {"vehicle_id":"%s","covered":[
                 {"from":"2026-05-04T03:00:00.000Z","to":"2026-05-04T03:00:01.000Z"},
                 {"from":"2026-05-04T03:00:02.000Z","to":"2026-05-04T03:00:03.000Z"}],"gaps":[
                 {"from":"2026-05-04T03:00:01.000Z","to":"2026-05-04T03:00:02.000Z",
                  "reason":"500 \\"x\\""}],"at":"2026-05-04T03:00:00.000Z"}"""
                .formatted(truck.id())));
        assertThat(awaitAnswer(truck, vehicle(truck, ""),
                it -> !it.get("last_sync_at").isNull()).get("last_sync_at").asString())
                .isEqualTo("2026-05-04T03:00:03.000Z");
    }

    @Test
    void aBadRecordStopsOnlyItself() {
        var truck = listed();
        truck.send(Topics.MEASUREMENTS, "no measurements".getBytes(UTF_8))
                .measured(0, 60_000, everySecond(1, 2), Samples.NONE);
        kafka.send(Topics.ALARMS, "no vehicle", "{}".getBytes(UTF_8));

        awaitRows("measurements", truck, 2);
        kafka.awaitRecords(Topics.DEAD_LETTERS, letters -> letters.stream()
                .map(letter -> new String(letter.value(), UTF_8)).toList()
                .containsAll(List.of("no measurements", "{}")));
    }

    private VehicleFeed listed() {
        var truck = VehicleFeed.ofNewTenant(kafka).registered("Truck", "http://10.8.0.7:8001",
                false);
        await().atMost(PATIENCE).until(() -> status(truck, vehicle(truck, "")) == 200);
        return truck;
    }

    private JsonNode history(VehicleFeed truck, String query) {
        return answer(truck, vehicle(truck, "/history?" + query));
    }

    private void awaitRows(String table, VehicleFeed truck, int rows) {
        await().atMost(PATIENCE).until(() -> tables.asOwner("SELECT count(*) FROM " + table
                + " WHERE vehicle_id = '" + truck.id() + "'")
                .equals(List.of(Integer.toString(rows))));
    }

    private JsonNode awaitAnswer(VehicleFeed truck, String path, Predicate<JsonNode> enough) {
        return await().atMost(PATIENCE).until(() -> answer(truck, path), enough);
    }

    private JsonNode answer(VehicleFeed truck, String path) {
        return Json.MAPPER.readTree(projector.get(tenant(truck) + path).body());
    }

    private int status(VehicleFeed truck, String path) {
        return projector.get(tenant(truck) + path).statusCode();
    }

    private static String tenant(VehicleFeed truck) {
        return "/internal/v1/tenants/" + truck.vehicle().tenant();
    }

    private static String vehicle(VehicleFeed truck, String path) {
        return "/vehicles/" + truck.id() + path;
    }

    /** So many seconds after the start. */
    private static long at(long seconds) {
        return START.plusSeconds(seconds).toEpochMilli();
    }
}
