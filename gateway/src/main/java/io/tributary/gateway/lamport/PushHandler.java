package io.tributary.gateway.lamport;

import io.tributary.gateway.audit.Trail;
import io.tributary.gateway.http.Bodies;
import io.tributary.gateway.http.HttpLimits;
import io.tributary.gateway.http.IdempotencyKeys;
import io.tributary.gateway.http.StrictJson;
import io.tributary.gateway.push.Answer;
import io.tributary.gateway.push.Pushes;
import io.tributary.schemas.codec.Json;
import io.tributary.schemas.value.IdempotencyKey;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Takes pushes of the engine's form. */
final class PushHandler {
    private final Pushes pushes;
    private final Visible visible;
    private final Bodies bodies;
    private final StrictJson json;
    private final HttpLimits limits;
    private final InstantSource clock;

    PushHandler(Pushes pushes, Visible visible, Bodies bodies, StrictJson json,
            HttpLimits limits, InstantSource clock) {
        this.pushes = pushes;
        this.visible = visible;
        this.bodies = bodies;
        this.json = json;
        this.limits = limits;
        this.clock = clock;
    }

    Mono<ServerResponse> push(ServerRequest request) {
        var caller = Caller.of(request);
        var key = key(request);
        return bodies.read(request)
                .map(body -> PushRequest.read(ShapeReader.of(json, body), limits))
                .doOnNext(push -> {
                    if (push.namesAnother(caller.tenantId())) {
                        Trail.of(request).foreign();
                    }
                })
                .flatMap(push -> push(caller, key, push));
    }

    private Mono<ServerResponse> push(Caller caller, IdempotencyKey key, PushRequest push) {
        var wishes = PushMapper.wishes(caller, key, push, limits.entityMax().toBytes());
        return pushes.settled(PushMapper.submission(caller, key, push, wishes))
                .flatMap(settled -> visible.after(caller.tenantId(), settled)
                        .then(Mono.defer(() -> answer(wishes, settled))));
    }

    private Mono<ServerResponse> answer(List<Wish> wishes, Answer.Settled settled) {
        var answer = new PushAnswer(ResultMapper.results(wishes, settled), settled.lamport(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        var response = ServerResponse.ok();
        if (settled.replayed()) {
            response.header("Idempotent-Replay", "true");
        }
        return Answers.json(response, Json.MAPPER.writeValueAsString(answer));
    }

    /**
     * The sent key, or one of its own: each item of the protocol is idempotent for itself, and two
     * equal requests without logical times are two sales (contract section 4).
     */
    static IdempotencyKey key(ServerRequest request) {
        var sent = IdempotencyKeys.optional(request);
        return sent == null ? new IdempotencyKey(UUID.randomUUID().toString()) : sent;
    }
}
