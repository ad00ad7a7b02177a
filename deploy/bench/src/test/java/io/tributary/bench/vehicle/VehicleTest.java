package io.tributary.bench.vehicle;

import static io.tributary.bench.vehicle.Fleets.ask;
import static io.tributary.bench.vehicle.Fleets.at;
import static io.tributary.bench.vehicle.Fleets.json;
import static io.tributary.bench.vehicle.Fleets.rows;
import static io.tributary.bench.vehicle.Fleets.text;
import static io.tributary.bench.vehicle.Fleets.times;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.bench.vehicle.VehicleSettings.AlarmRule;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The five endpoints, line by line of the contract's section 2. */
class VehicleTest {
    private final Vehicle vehicle = new Vehicle(Fleets.sound(), 17);

    @Test
    void aWindowBeginsWithItsFirstTimeAndEndsBeforeItsLast() {
        var data = json(ask(vehicle, at(100), "/data", "from", at(10), "to", at(12)));

        assertThat(data.propertyNames()).containsExactly("from", "to", "count", "truncated",
                "rows");
        assertThat(data.get("from").asString()).isEqualTo("2026-02-22T10:00:10.000Z");
        assertThat(data.get("to").asString()).isEqualTo("2026-02-22T10:00:12.000Z");
        assertThat(data.get("count").asInt()).isEqualTo(6);
        assertThat(times(data)).containsOnly("2026-02-22T10:00:10.000Z",
                "2026-02-22T10:00:11.000Z").isSorted();
        assertThat(data.get("rows").get(0).propertyNames()).containsExactly("channel_id", "value",
                "time");
    }

    @ParameterizedTest
    @CsvSource({"5, 5, true", "6, 6, false", "7, 6, false", "0, 0, true"})
    void onlyMoreRowsThanTheLimitAreTruncated(int limit, int count, boolean truncated) {
        var data = json(ask(vehicle, at(100), "/data", "from", at(10), "to", at(12), "limit",
                limit));

        assertThat(data.get("count").asInt()).isEqualTo(count);
        assertThat(data.get("truncated").asBoolean()).isEqualTo(truncated);
        assertThat(times(data)).hasSize(count).isSorted();
    }

    @Test
    void theLimitIsTenThousandUnlessAnotherIsAskedFor() {
        var hour = json(ask(vehicle, at(10_000), "/data", "from", at(0), "to", at(3600)));
        var all = json(ask(vehicle, at(10_000), "/data", "from", at(0), "to", at(3600), "limit",
                50_000));

        assertThat(hour.get("count").asInt()).isEqualTo(10_000);
        assertThat(hour.get("truncated").asBoolean()).isTrue();
        assertThat(all.get("count").asInt()).isEqualTo(10_800);
    }

    @Test
    void rowsOfOneTimeComeInAnOrderThatDependsOnTheLimit() {
        var one = json(ask(vehicle, at(100), "/data", "from", at(10), "to", at(11), "limit", 10));
        var other = json(ask(vehicle, at(100), "/data", "from", at(10), "to", at(11), "limit",
                11));

        assertThat(rows(one)).isNotEqualTo(rows(other)).containsExactlyInAnyOrderElementsOf(
                rows(other));
    }

    @Test
    void oneChannelCanBeAskedFor() {
        var data = json(ask(vehicle, at(100), "/data", "from", at(10), "to", at(12),
                "channel_id", 2));

        assertThat(data.get("rows").valueStream().map(row -> row.get("channel_id").asInt()))
                .containsExactly(2, 2);
    }

    @Test
    void nothingIsThereBeforeItWasMeasured() {
        assertThat(rows(json(ask(vehicle, at(10), "/data", "from", at(-50), "to", at(500)))))
                .hasSize(11 * 3);
        assertThat(json(ask(vehicle, at(-10), "/data/latest")).size()).isZero();
    }

    @Test
    void theSameIsAnsweredWheneverItIsAskedAndOtherVehiclesSaySomethingElse() {
        var now = json(ask(vehicle, at(100), "/data", "from", at(10), "to", at(20)));
        var later = json(ask(new Vehicle(Fleets.sound(), 17), at(9000), "/data", "from", at(10),
                "to", at(20)));
        var another = json(ask(new Vehicle(Fleets.sound(), 18), at(100), "/data", "from", at(10),
                "to", at(20)));

        assertThat(later).isEqualTo(now).isNotEqualTo(another);
    }

    @Test
    void anOffsetIsPrintedAsTheRealVehiclePrintsIt() {
        var data = json(ask(vehicle, at(100), "/data", "from", "2026-02-22T12:00:10+02:00", "to",
                "2026-02-22T10:00:11.9999Z"));

        assertThat(data.get("from").asString()).isEqualTo("2026-02-22T12:00:10.000Z");
        assertThat(data.get("to").asString()).isEqualTo("2026-02-22T10:00:11.999Z");
        assertThat(data.get("count").asInt()).isEqualTo(6);
    }

    @Test
    void aWindowWithANanFailsForEverAndItsPartsWithoutItDoNot() {
        var ill = new Vehicle(Fleets.settings(0, 0.05, 0, AlarmRule.TRIGGERED), 1);
        assertThat(ask(ill, at(1000), "/data", "from", at(0), "to", at(500)).status())
                .isEqualTo(500);

        int failing = 0;
        for (int second = 0; second < 500; second++) {
            var reply = ask(ill, at(1000), "/data", "from", at(second), "to", at(second + 1));
            failing += reply.status() == 500 ? 1 : 0;
            assertThat(reply.status()).isIn(200, 500);
        }
        assertThat(failing).isBetween(5, 60);
    }

    @Test
    void someValuesAreNull() {
        var sparse = new Vehicle(Fleets.settings(0.5, 0, 0, AlarmRule.TRIGGERED), 1);

        var rows = json(ask(sparse, at(1000), "/data", "from", at(0), "to", at(100))).get("rows");

        assertThat(rows.valueStream().filter(row -> row.get("value").isNull()).count())
                .isBetween(60L, 240L);
    }

    @Test
    void lateRowsAreMissingAtFirstAndComeInTheEnd() {
        var lagging = new Vehicle(Fleets.settings(0, 0, 0.5, AlarmRule.TRIGGERED), 1);

        var early = rows(json(ask(lagging, at(60), "/data", "from", at(0), "to", at(60))));
        var later = rows(json(ask(lagging, at(100), "/data", "from", at(0), "to", at(60))));

        assertThat(later).hasSize(180).containsAll(early);
        assertThat(early).hasSizeLessThan(180);
    }

    @Test
    void latestIsTheNewestRowOfEachChannel() {
        var latest = json(ask(vehicle, at(100), "/data/latest"));

        assertThat(latest.valueStream().map(row -> row.get("channel_id").asInt()).toList())
                .containsExactlyInAnyOrder(1, 2, 3);
        assertThat(latest.valueStream().map(row -> row.get("time").asString()))
                .containsOnly("2026-02-22T10:01:40.000Z");
    }

    @Test
    void theStatusIsAnsweredWithADeadDatabaseAndNothingElseIs() {
        var status = vehicle.answer("/status", Fleets.query(), Fleets.KEY, at(5).toEpochMilli(),
                false);

        assertThat(json(status).get("db_ok").asBoolean()).isFalse();
        assertThat(json(status).get("last_measurement_at").isNull()).isTrue();
        assertThat(json(ask(vehicle, at(5), "/status")).toString()).isEqualTo(
                "{\"vehicle_id_hint\":\"vehicle-17\",\"software_version\":\"1.4.2\","
                        + "\"uptime_sec\":5,\"collector_running\":true,\"agent_running\":true,"
                        + "\"db_ok\":true,\"last_measurement_at\":\"2026-02-22T10:00:05.000Z\"}");
        for (var endpoint : List.of("/channels", "/data", "/data/latest", "/alarms")) {
            var reply = vehicle.answer(endpoint, Fleets.query(), Fleets.KEY, at(5).toEpochMilli(),
                    false);
            assertThat(reply.status()).isEqualTo(503);
            assertThat(text(reply)).isEqualTo("{\"detail\":\"Database unavailable\"}");
        }
    }

    @Test
    void allChannelsAreListedInOrderDisabledOnesToo() {
        var channels = json(ask(new Vehicle(VehicleSettings.sound(1, Fleets.FROM), 0), at(5),
                "/channels"));

        assertThat(channels.valueStream().map(it -> it.get("channel_id").asInt()).toList())
                .hasSize(18).isSorted();
        assertThat(channels.get(0).propertyNames()).containsExactly("channel_id", "name", "unit",
                "raw_min", "raw_max", "phys_min", "phys_max", "signal_type", "enabled",
                "updated_at");
        assertThat(channels.valueStream().map(it -> it.get("enabled").asBoolean()).distinct())
                .containsExactlyInAnyOrder(true, false);
        assertThat(channels.valueStream().anyMatch(it -> it.get("unit").isNull())).isTrue();
    }

    @Test
    void aWrongKeyIs401AndNoKeyIs422() {
        var wrong = vehicle.answer("/status", Fleets.query(), "no", at(5).toEpochMilli(), true);
        var none = vehicle.answer("/status", Fleets.query(), null, at(5).toEpochMilli(), true);

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(text(wrong)).isEqualTo("{\"detail\":\"Unauthorized\"}");
        assertThat(none.status()).isEqualTo(422);
        assertThat(Fleets.JSON.readTree(none.body()).get("detail").isArray()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/data", "/alarms"})
    void anEmptyWindowIs400WithItsReasonNestedUnderDetail(String endpoint) {
        var reply = ask(vehicle, at(5), endpoint, "from", at(3), "to", at(3));

        assertThat(reply.status()).isEqualTo(400);
        var detail = Fleets.JSON.readTree(reply.body()).get("detail");
        assertThat(detail.get("error").asString()).isEqualTo("invalid_params");
        assertThat(detail.get("detail").asString()).isEqualTo("from must be before to");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/data from 2026-02-22T10:00:00Z", "/data to 2026-02-22T10:00:00Z",
            "/data from yesterday to 2026-02-22T10:00:00Z",
            "/data from 2026-02-22T10:00:00Z to 2026-02-22T10:00:01Z limit 50001",
            "/data from 2026-02-22T10:00:00Z to 2026-02-22T10:00:01Z limit many",
            "/data from 2026-02-22T10:00:00Z to 2026-02-22T10:00:01Z channel_id x", "/alarms",
            "/alarms from 2026-02-22T10:00:00Z to 2026-02-22T10:00:01Z unresolved_only maybe"})
    void aQueryThatCannotBeReadIs422WithAListUnderDetail(String line) {
        var words = line.split(" ", -1);
        var reply = ask(vehicle, at(5), words[0],
                (Object[]) Arrays.copyOfRange(words, 1, words.length));

        assertThat(reply.status()).isEqualTo(422);
        assertThat(Fleets.JSON.readTree(reply.body()).get("detail").isArray()).isTrue();
    }

    @Test
    void anAlarmIsOpenUntilItIsResolvedAndItsIdNeedsMoreThan32Bits() {
        var now = json(ask(vehicle, at(3600), "/alarms", "from", at(0), "to", at(3600)));
        var later = json(ask(vehicle, at(7200), "/alarms", "from", at(0), "to", at(3600)));

        assertThat(now.get(0).propertyNames()).containsExactly("alarm_id", "channel_id",
                "severity", "message", "triggered_at", "resolved_at");
        assertThat(now.get(0).get("alarm_id").asLong()).isGreaterThan(1L << 32);
        assertThat(now.valueStream().map(it -> it.get("triggered_at").asString()).toList())
                .hasSize(60).isSorted();
        assertThat(open(later)).isLessThanOrEqualTo(open(now)).isPositive();
    }

    private static long open(JsonNode alarms) {
        return alarms.valueStream().filter(it -> it.get("resolved_at").isNull()).count();
    }

    @Test
    void whetherAResolutionBringsAnAlarmBackDependsOnTheVehicle() {
        var byText = new Vehicle(Fleets.settings(0, 0, 0, AlarmRule.TRIGGERED), 17);

        var code = json(ask(vehicle, at(7200), "/alarms", "from", at(3600), "to", at(3601)));
        var text = json(ask(byText, at(7200), "/alarms", "from", at(3600), "to", at(3601)));
        var all = new HashSet<String>();
        for (int i = 0; i < 3600; i++) {
            int second = i;
            json(ask(vehicle, at(7200), "/alarms", "from", at(second), "to", at(second + 1)))
                    .forEach(it -> all.add(it.get("triggered_at") + " " + second));
        }

        assertThat(text.size()).isEqualTo(1);
        assertThat(code.size()).isGreaterThanOrEqualTo(1);
        assertThat(all.size()).isGreaterThan(60 + 40);
    }

    @Test
    void openAlarmsAloneCanBeAskedFor() {
        var open = json(ask(vehicle, at(7200), "/alarms", "from", at(0), "to", at(3600),
                "unresolved_only", "true"));

        assertThat(open.size()).isPositive().isLessThan(30);
        assertThat(open(open)).isEqualTo(open.size());
    }

    @Test
    void anyOtherPathIs404() {
        assertThat(ask(vehicle, at(5), "/nothing").status()).isEqualTo(404);
    }
}
