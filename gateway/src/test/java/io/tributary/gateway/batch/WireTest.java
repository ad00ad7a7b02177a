package io.tributary.gateway.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.codec.WireSchema;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.node.ObjectNode;

class WireTest {
    static final List<String> REQUIRED_OF_AN_OBSERVATION = List.of("observationId", "deviceId",
            "createdAt", "captureMode", "rawNoteText", "transcription", "extraction",
            "normalization", "location", "status", "schemaVersion", "deterministicChecksum");

    @Test
    void theProtocolsExamplesFit() {
        assertThat(Wire.SYNC_REQUEST.flaw(Examples.tree(Examples.batch(Examples.OBSERVATION,
                Examples.RECOMMENDATION, Examples.PATCH)))).isNull();
        assertThat(Wire.PLAYBOOK.flaw(Examples.playbook())).isNull();
    }

    @Test
    void anEmptyBatchFits() {
        assertThat(Wire.SYNC_REQUEST.flaw(Examples.tree(Examples.batch("", "", "")))).isNull();
    }

    @ParameterizedTest
    @FieldSource("REQUIRED_OF_AN_OBSERVATION")
    void aMissingFieldIsNamed(String field) {
        var observation = Examples.tree(Examples.OBSERVATION);
        observation.remove(field);

        assertThat(flaw(Wire.OBSERVATION, observation).field()).isEqualTo(field);
    }

    @Test
    void aFieldTooManyIsNamedAtItsPlaceInTheBatch() {
        var batch = Examples.tree(Examples.batch(Examples.OBSERVATION, "", ""));
        ((ObjectNode) batch.at("/upserts/observations/0/extraction")).put("colour", "white");

        assertThat(flaw(Wire.SYNC_REQUEST, batch).field())
                .isEqualTo("upserts.observations[0].extraction.colour");
    }

    @ParameterizedTest
    @CsvSource({"/extraction, variety", "/normalization, temperatureC", "'', status"})
    void nullIsNotAbsent(String parent, String field) {
        var observation = Examples.tree(Examples.OBSERVATION);
        ((ObjectNode) observation.at(parent)).putNull(field);

        assertThat(flaw(Wire.OBSERVATION, observation).field()).endsWith(field);
    }

    @ParameterizedTest
    @CsvSource({"observationId, obs_2026_1", "deviceId, DEV_1", "createdAt, yesterday",
            "captureMode, typewriter", "status, done", "schemaVersion, 1.0.1",
            "deterministicChecksum, sha256:xyz", "rawNoteText, ''"})
    void aValueOutOfBoundsIsNamed(String field, String value) {
        var observation = Examples.tree(Examples.OBSERVATION).put(field, value);

        assertThat(flaw(Wire.OBSERVATION, observation).field()).isEqualTo(field);
    }

    @Test
    void anIdWithALineBreakBehindItIsNoId() {
        var observation = Examples.tree(Examples.OBSERVATION)
                .put("observationId", "obs_20260211_0001\n");

        assertThat(flaw(Wire.OBSERVATION, observation).field()).isEqualTo("observationId");
    }

    @Test
    void numbersHaveTheirBounds() {
        var far = Examples.tree(Examples.OBSERVATION);
        ((ObjectNode) far.path("location")).put("lat", 90.5);
        var windy = Examples.tree(Examples.OBSERVATION);
        ((ObjectNode) windy.path("normalization")).put("windEstimateKph", 121);

        assertThat(flaw(Wire.OBSERVATION, far).field()).isEqualTo("location.lat");
        assertThat(flaw(Wire.OBSERVATION, windy).field())
                .isEqualTo("normalization.windEstimateKph");
    }

    @Test
    void timesMayHaveAnOffset() {
        var recommendation = Examples.tree(Examples.RECOMMENDATION)
                .put("generatedAt", "2026-02-11T21:15:00.123-08:00");

        assertThat(Wire.RECOMMENDATION.flaw(recommendation)).isNull();
    }

    @Test
    void aRecommendationAlwaysDemandsConfirmation() {
        var recommendation = Examples.tree(Examples.RECOMMENDATION)
                .put("requiredConfirmation", false);

        assertThat(flaw(Wire.RECOMMENDATION, recommendation).field())
                .isEqualTo("requiredConfirmation");
    }

    private static WireSchema.Flaw flaw(WireSchema schema, ObjectNode value) {
        return Objects.requireNonNull(schema.flaw(value), "the value fits");
    }
}
