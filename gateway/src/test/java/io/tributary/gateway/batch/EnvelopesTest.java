package io.tributary.gateway.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.gateway.http.Problem;
import io.tributary.schemas.codec.Json;
import io.tributary.schemas.codec.WireSchema;
import io.tributary.schemas.value.ProblemCode;
import java.time.InstantSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopesTest {
    private final Envelopes envelopes = new Envelopes(InstantSource.system());

    @ParameterizedTest
    @ValueSource(strings = {"/v1/sync/batch", "/v1/sync", "/v1/health", "/v1/observations",
            "/v1/observations/x/y", "/v1/recommendations:generate", "/v1/playbooks/a/patches:apply",
            "/v1/patches/x", "/v1/weather/x", "/v1/traces/x"})
    void theDialectsPathsAreCovered(String path) {
        assertThat(envelopes.covers(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/push", "/v1/pull", "/v1/conflicts", "/v1/entities/a/b",
            "/v1/healthy", "/v1/patchesx", "/", "/v1", "/v1/admin/tenants"})
    void othersPathsAreNot(String path) {
        assertThat(envelopes.covers(path)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void everyProblemHasAnEnvelopeThatFitsItsSchema(ProblemCode code) {
        var said = envelopes.say(new Problem(code, "why"), "request-1");

        assertThat(WireSchema.of("batch", "error-envelope")
                .flaw(Json.MAPPER.readTree(said.body()))).isNull();
        assertThat(said.status()).isBetween(400, 503);
    }

    @ParameterizedTest
    @CsvSource({"MALFORMED_JSON, 400, VALIDATION_ERROR, false",
            "IDEMPOTENCY_KEY_MISSING, 400, VALIDATION_ERROR, false",
            "UNPROCESSABLE, 400, VALIDATION_ERROR, false",
            "UNAUTHENTICATED, 401, AUTH_REQUIRED, false", "NOT_FOUND, 404, NOT_FOUND, false",
            "METHOD_NOT_ALLOWED, 404, NOT_FOUND, false",
            "KEY_REUSED, 409, IDEMPOTENCY_CONFLICT, false",
            "BODY_TOO_LARGE, 413, VALIDATION_ERROR, false",
            "BODY_TOO_SLOW, 408, INTERNAL_ERROR, true",
            "INTERNAL, 500, INTERNAL_ERROR, true", "UNAVAILABLE, 503, INTERNAL_ERROR, true",
            "OUTCOME_UNKNOWN, 503, INTERNAL_ERROR, true"})
    void problemsHaveTheProtocolsNames(ProblemCode problem, int status, String code,
            boolean retryable) {
        var said = envelopes.say(new Problem(problem, "why"), "request-1");

        var error = Json.MAPPER.readTree(said.body()).path("error");
        assertThat(said.status()).isEqualTo(status);
        assertThat(error.path("code").asString()).isEqualTo(code);
        assertThat(error.path("retryable").asBoolean()).isEqualTo(retryable);
    }
}
