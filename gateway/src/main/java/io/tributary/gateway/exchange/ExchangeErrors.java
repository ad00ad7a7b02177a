package io.tributary.gateway.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import io.tributary.gateway.http.ErrorForm;
import io.tributary.gateway.http.Problem;
import io.tributary.schemas.value.ProblemCode;
import java.util.LinkedHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says what was not done as the origin's server does (contract section 3). */
public final class ExchangeErrors implements ErrorForm {
    private static final Set<String> NAMES = Set.of("register", "exchange", "status", "nodes",
            "conflicts", "statistics", "trigger", "export", "import");

    @Override
    public boolean covers(String path) {
        // With a slash at the end it is the apps of the dialect lamport who ask.
        if (!path.startsWith(ExchangeRoutes.PREFIX) || path.endsWith("/")) {
            return false;
        }
        int start = ExchangeRoutes.PREFIX.length();
        int end = path.indexOf('/', start);
        return NAMES.contains(end < 0 ? path.substring(start) : path.substring(start, end));
    }

    @Override
    public Said say(Problem problem, String requestId) {
        int status = status(problem.code());
        var error = new LinkedHashMap<String, @Nullable Object>();
        error.put("code", switch (status) {
            case 422 -> "VALIDATION_ERROR";
            case 500 -> "INTERNAL_SERVER_ERROR";
            default -> "HTTP_" + status;
        });
        error.put("message", problem.detail());
        error.put("details", status == 500 ? "request " + requestId : problem.code().advice());
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("success", false);
        body.put("error", error);
        return new Said(status, APPLICATION_JSON, new String(AnswerMapper.json(body), UTF_8));
    }

    /** What is no JSON at all has not the declared shape either. */
    private static int status(ProblemCode code) {
        return code == ProblemCode.MALFORMED_JSON ? 422 : code.status();
    }
}
