package io.tributary.gateway.batch;

import static org.springframework.http.MediaType.APPLICATION_JSON;

import io.tributary.gateway.http.ErrorForm;
import io.tributary.gateway.http.Problem;
import io.tributary.schemas.codec.Json;
import io.tributary.schemas.value.ProblemCode;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * The error envelope, for all that goes wrong below the dialect's paths. It shares {@code /v1} with
 * the native protocol, so the next part of the path decides.
 */
public final class Envelopes implements ErrorForm {
    private static final List<String> ROOTS = List.of("/v1/sync", "/v1/health", "/v1/observations",
            "/v1/recommendations", "/v1/playbooks", "/v1/patches", "/v1/weather", "/v1/traces");

    private final InstantSource clock;

    public Envelopes(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public boolean covers(String path) {
        return ROOTS.stream().anyMatch(root -> path.startsWith(root)
                && (path.length() == root.length() || "/:".indexOf(path.charAt(root
                        .length())) >= 0));
    }

    @Override
    public Said say(Problem problem, String requestId) {
        return said(refusal(problem), requestId);
    }

    /** For the routes, when the dialect itself refuses. */
    Mono<ServerResponse> answer(RefusedException error, ServerRequest request) {
        var said = said(error.refusal(), request.exchange().getRequest().getId());
        return ServerResponse.status(said.status()).contentType(said.type())
                .header("Cache-Control", "no-store").bodyValue(said.body());
    }

    private static Refusal refusal(Problem problem) {
        var code = ErrorCode.of(problem.code());
        return new Refusal(status(problem.code()), code, problem.detail(), Map.of());
    }

    /** The statuses of the contract; 408, 413, 415, 431 and 503 say more than the nearest of those. */
    private static int status(ProblemCode code) {
        return switch (code) {
            case KEY_REUSED -> 409;
            case ENTITY_TOO_LARGE, TOO_MANY_OPERATIONS -> 413;
            default -> switch (code.status()) {
                case 405, 410 -> 404;
                case 406, 422 -> 400;
                default -> code.status();
            };
        };
    }

    private Said said(Refusal refusal, String requestId) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
        var envelope = new EnvelopeJson(requestId, now,
                new EnvelopeJson.ErrorJson(refusal.code(), refusal.message(), refusal.retryable(),
                        requestId, refusal.details()));
        return new Said(refusal.status(), APPLICATION_JSON,
                Json.MAPPER.writeValueAsString(envelope));
    }
}
