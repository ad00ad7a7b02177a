package io.tributary.gateway.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.tributary.schemas.push.Producer;
import io.tributary.schemas.value.ProblemCode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A problem document as it is sent. */
record ProblemJson(@JsonProperty("type") String type, String title, int status, String detail,
        @Nullable String instance, ProblemCode code, @Nullable Long expectedSequence,
        @Nullable Long currentEpoch, @JsonRawValue @Nullable String entity) {

    private static final String TYPE_PREFIX = "urn:tributary:problem:";

    static ProblemJson of(Problem problem, @Nullable String requestId) {
        ProblemCode code = problem.code();
        Producer expected = problem.expected();
        return new ProblemJson(
                TYPE_PREFIX + code.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                code.advice(), code.status(), problem.detail(),
                requestId == null ? null : "urn:tributary:request:" + requestId, code,
                expected == null ? null : expected.sequence(),
                expected == null ? null : expected.epoch(), problem.entity());
    }
}
