package io.tributary.cli.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tributary.schemas.codec.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What counts as stuck, and what is only under way. */
class DiagnosisTest {
    private static final Instant NOW = Instant.parse("2026-05-04T12:00:00Z");
    private static final Diagnosis DIAGNOSIS = new Diagnosis(NOW, Duration.ofMinutes(1),
            Duration.ofHours(24));

    private static JsonNode json(String text) {
        return Json.MAPPER.readTree(text);
    }

    private static JsonNode lag(String canary, String stages, String lanes) {
        return json(("{\"canary\":{\"enabled\":true,\"stalledPartitions\":[],%s},\"stages\":[%s],"
                + "\"lanes\":[%s]}").formatted(canary, stages, lanes));
    }

    private static String canary(int answered, int visible) {
        return "\"answeredSeconds\":%d,\"visibleSeconds\":%d".formatted(answered, visible);
    }

    @Test
    void aBusyHubIsNotStuck() {
        var lag = lag(canary(5, 6), """
                {"stage":"processor","group":"g","lag":900,"partitions":[{"topic":"t",
                 "partition":1,"lag":900,"oldestAt":"2026-05-04T11:59:30Z"}]}""", """
                {"tenantId":"a","lane":0,"behind":7,"oldestUnseenAt":"2026-05-04T11:59:30Z"}""");

        assertThat(DIAGNOSIS.ofLag(lag)).isEmpty();
    }

    @Test
    void whatWaitsLongerThanItMayIsNamedWithItsPlaceAndTime() {
        var lag = lag(canary(5, 90), """
                {"stage":"projector","group":"g","lag":900,"partitions":[
                 {"topic":"t","partition":0,"lag":0},
                 {"topic":"t","partition":1,"lag":900,"oldestAt":"2026-05-04T11:50:00Z"}]}""", """
                {"tenantId":"a","lane":3,"behind":7,"oldestUnseenAt":"2026-05-04T11:55:00Z"}""");

        assertThat(DIAGNOSIS.ofLag(lag)).extracting(Finding::what, Finding::where, Finding::age)
                .containsExactly(tuple("changes", "all partitions", Duration.ofSeconds(90)),
                        tuple("stage projector", "t-1", Duration.ofMinutes(10)),
                        tuple("unseen changes", "a/3", Duration.ofMinutes(5)));
    }

    @Test
    void anAnswerThatDoesNotComeHidesNoOtherCause() {
        assertThat(DIAGNOSIS.ofLag(lag(canary(90, 90), "", ""))).singleElement()
                .satisfies(finding -> assertThat(finding.why()).contains("processor"));
    }

    @Test
    void lettersOfOneCauseAreOneFinding() {
        var letters = json("""
                {"letters":[
                 {"at":"2026-05-04T11:00:00Z","application":"processor","reason":"no JSON",
                  "origin":"tributary.pushes.v1-0@7"},
                 {"at":"2026-05-04T10:00:00Z","application":"processor","reason":"no JSON",
                  "origin":"tributary.pushes.v1-3@9"},
                 {"at":"2026-05-04T09:00:00Z","application":"processor","reason":"no JSON",
                  "origin":"tributary.pushes.v1-3@2","replayedAs":"tributary.pushes.v1-3@11"},
                 {"at":"2026-05-01T09:00:00Z","application":"projector","reason":"old",
                  "origin":"tributary.changes.v1-3@2"}]}""");

        assertThat(DIAGNOSIS.ofLetters(letters, Duration.ofHours(24))).singleElement()
                .isEqualTo(new Finding("dead letters", "tributary.pushes.v1", Duration.ofHours(2),
                        "2 set aside by the processor: no JSON"));
    }

    @Test
    void aVehicleIsBehindWhenItsDataAreLateAndItIsPulledAtAll() {
        var vehicles = List.of(vehicle("late", true, 400), vehicle("on time", true, 120),
                vehicle("off", false, 4000));

        assertThat(DIAGNOSIS.ofVehicles(vehicles)).singleElement().satisfies(
                finding -> assertThat(finding.where()).endsWith("late"));
    }

    private static JsonNode vehicle(String name, boolean enabled, int lag) {
        return json("""
                {"id":"7","name":"%s","enabled":%s,"syncStatus":"timeout","lagSeconds":%d,
                 "intervalSeconds":30,"overlapSeconds":60}""".formatted(name, enabled, lag));
    }

    @Test
    void aConflictMayWaitForAPersonForAWhile() {
        var open = json("""
                {"tenants":[{"tenantId":"a","open":3,"oldestAt":"2026-05-01T12:00:00Z"},
                            {"tenantId":"b","open":9,"oldestAt":"2026-05-04T11:00:00Z"}]}""");

        assertThat(DIAGNOSIS.ofConflicts(open)).singleElement().satisfies(finding -> {
            assertThat(finding.where()).isEqualTo("a");
            assertThat(finding.age()).isEqualTo(Duration.ofDays(3));
        });
    }

    @Test
    void agesAreSaidInOneUnit() {
        assertThat(List.of(Duration.ofMillis(1500), Duration.ofMinutes(5), Duration.ofHours(30),
                Duration.ofDays(3), Duration.ofMillis(-3)).stream().map(Ages::text))
                .containsExactly("1.5 s", "5 min", "30 h", "3 d", "0.0 s");
    }
}
