package io.tributary.gateway.artisan;

import static org.springframework.http.MediaType.APPLICATION_JSON;

import io.tributary.gateway.http.ErrorForm;
import io.tributary.gateway.http.Problem;
import io.tributary.schemas.codec.Json;
import io.tributary.schemas.value.ProblemCode;
import java.util.LinkedHashMap;

/**
 * Says what was not done as the client reads it, or says nothing: an answer of failure makes the
 * client forget its password or, the third time, its roast, while it tries again for ever after a
 * broken connection (contract sections 3 and 5.6).
 */
public final class ArtisanErrors implements ErrorForm {
    private static final int FIRST_OF_THE_HUB = 500;

    @Override
    public boolean covers(String path) {
        return path.startsWith(ArtisanRoutes.PREFIX);
    }

    /** What is not the client's fault passes, or is mended. */
    @Override
    public boolean breaksOff(Problem problem) {
        return problem.code().status() >= FIRST_OF_THE_HUB
                || problem.code() == ProblemCode.TOO_MANY_REQUESTS
                || problem.code() == ProblemCode.BODY_TOO_SLOW;
    }

    @Override
    public Said say(Problem problem, String requestId) {
        int status = switch (problem.code()) {
            // The one status after which the client does not send the record again.
            case ENTITY_UNKNOWN, DELETED -> 409;
            default -> problem.code().status();
        };
        var body = new LinkedHashMap<String, Object>();
        body.put("success", false);
        body.put("error", problem.detail());
        return new Said(status, APPLICATION_JSON, Json.MAPPER.writeValueAsString(body));
    }
}
