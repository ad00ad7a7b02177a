package io.tributary.gateway.native_;

import static org.springframework.http.HttpHeaders.RETRY_AFTER;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import io.tributary.gateway.access.Principal;
import io.tributary.gateway.http.Bodies;
import io.tributary.gateway.http.HttpLimits;
import io.tributary.gateway.http.IdempotencyKeys;
import io.tributary.gateway.http.ProblemException;
import io.tributary.gateway.http.StrictJson;
import io.tributary.gateway.push.Answer;
import io.tributary.gateway.push.Pushes;
import io.tributary.schemas.codec.Json;
import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.ProblemCode;
import java.net.URI;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Takes pushes in, and tells what became of them. */
public final class PushHandler {
    private final Pushes pushes;
    private final Bodies bodies;
    private final PushReader reader;

    public PushHandler(Pushes pushes, Bodies bodies, StrictJson json, HttpLimits limits) {
        this.pushes = pushes;
        this.bodies = bodies;
        reader = new PushReader(json, limits);
    }

    Mono<ServerResponse> push(ServerRequest request) {
        var principal = Principal.of(request);
        var key = IdempotencyKeys.required(request);
        var submission = bodies.read(request).map(reader::read)
                .map(body -> PushMapper.toSubmission(principal, key, body));
        if (Preference.isAsync(request)) {
            Preference.applied(request);
            return submission.flatMap(pushes::entrust)
                    .flatMap(answer -> answer(principal, key, answer));
        }
        return submission.flatMap(pushes::submit)
                .flatMap(answer -> answer(principal, key, answer));
    }

    Mono<ServerResponse> pushed(ServerRequest request) {
        var principal = Principal.of(request);
        var key = IdempotencyKeys.parse(request.pathVariable("key"));
        return pushes.inquire(principal.tenant(), principal.node().node(), key)
                .flatMap(answer -> answer(principal, key, answer));
    }

    private static Mono<ServerResponse> answer(Principal principal, IdempotencyKey key,
            Answer answer) {
        return answer(key, answer, settled -> ok(settled).bodyValue(Json.MAPPER
                .writeValueAsBytes(PushMapper.toJson(principal.tenant(), settled))));
    }

    /** The answer to any write, which only says itself what is to be told when it took effect. */
    static Mono<ServerResponse> answer(IdempotencyKey key, Answer answer,
            Function<Answer.Settled, Mono<ServerResponse>> settled) {
        return switch (answer) {
            case Answer.Settled it -> settled.apply(it);
            case Answer.Pending pending -> ServerResponse.status(HttpStatus.ACCEPTED)
                    .contentType(APPLICATION_JSON)
                    .location(URI.create(PushMapper.location(key))).header(RETRY_AFTER, "1")
                    .bodyValue(Json.MAPPER.writeValueAsBytes(new PendingJson(pending.push())));
            case Answer.Refused refused ->
                Mono.error(PushMapper.toProblem(refused).toException());
            case Answer.Unseen _ -> Mono.error(new ProblemException(ProblemCode.NOT_FOUND,
                    "the hub has no push of this key"));
        };
    }

    static ServerResponse.BodyBuilder ok(Answer.Settled settled) {
        var response = ServerResponse.ok().contentType(APPLICATION_JSON);
        if (settled.replayed()) {
            response.header("Idempotent-Replay", "true");
        }
        return response;
    }
}
