package io.tributary.gateway.lamport;

import io.tributary.gateway.http.ErrorForm;
import io.tributary.gateway.http.Problem;
import io.tributary.schemas.codec.Json;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Says what was not done as FastAPI does: under the one member {@code detail}. */
public final class LamportErrors implements ErrorForm {
    @Override
    public boolean covers(String path) {
        return path.startsWith("/sync/") || path.equals("/sync") || path.startsWith("/api/sync/");
    }

    @Override
    public Said say(Problem problem, String requestId) {
        var text = switch (problem.code()) {
            case NOT_FOUND -> problem.detail().equals(Conflicts.UNKNOWN) ? Conflicts.UNKNOWN
                    : "Not Found";
            case METHOD_NOT_ALLOWED -> "Method Not Allowed";
            case INTERNAL -> "Internal Server Error; request " + requestId;
            default -> problem.detail();
        };
        return new Said(problem.code().status(), MediaType.APPLICATION_JSON, detail(text));
    }

    /** Answers a request that does not have the declared shape. */
    static Mono<ServerResponse> answer(InvalidShape shape) {
        return Answers.json(ServerResponse.unprocessableContent(), detail(shape.faults()));
    }

    private static String detail(Object detail) {
        return Json.MAPPER.writeValueAsString(Map.of("detail", detail));
    }
}
