package io.tributary.gateway.http;

import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON;

import io.tributary.schemas.codec.Json;
import io.tributary.schemas.value.ProblemCode;

/** Problem documents (RFC 9457), wherever no dialect has a form of its own. */
final class ProblemDocuments implements ErrorForm {
    @Override
    public boolean covers(String path) {
        return true;
    }

    @Override
    public Said say(Problem problem, String requestId) {
        var code = problem.code();
        return new Said(code.status(), APPLICATION_PROBLEM_JSON, Json.MAPPER.writeValueAsString(
                ProblemJson.of(problem, code == ProblemCode.INTERNAL ? requestId : null)));
    }
}
