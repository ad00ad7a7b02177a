package io.tributary.gateway.batch;

import io.tributary.gateway.access.Principal;
import io.tributary.gateway.http.IdempotencyKeys;
import io.tributary.gateway.http.Parameters;
import io.tributary.schemas.codec.Json;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.IdempotencyKey;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Shows and takes single observations and recommendations (contract section 5). */
public final class RecordHandler {
    private final WireBodies bodies;
    private final Answers answers;
    private final Writes writes;
    private final Records records;
    private final Listing listing;
    private final Generating generating;

    RecordHandler(WireBodies bodies, Answers answers, Writes writes, Records records,
            Listing listing, Generating generating) {
        this.bodies = bodies;
        this.answers = answers;
        this.writes = writes;
        this.records = records;
        this.listing = listing;
        this.generating = generating;
    }

    Mono<ServerResponse> observations(ServerRequest request) {
        return listing.of(Principal.of(request), Kind.OBSERVATION).flatMap(RecordHandler::ok);
    }

    Mono<ServerResponse> recommendations(ServerRequest request) {
        var observation = new Parameters(request).text("observationId");
        return listing.of(Principal.of(request), Kind.RECOMMENDATION)
                .map(all -> observation == null ? all
                        : all.stream().filter(it -> it.path("observationId").asString("")
                                .equals(observation)).toList())
                .flatMap(RecordHandler::ok);
    }

    Mono<ServerResponse> observation(ServerRequest request) {
        return one(request, Kind.OBSERVATION);
    }

    Mono<ServerResponse> recommendation(ServerRequest request) {
        return one(request, Kind.RECOMMENDATION);
    }

    Mono<ServerResponse> observe(ServerRequest request) {
        var principal = Principal.of(request);
        var key = IdempotencyKeys.required(request);
        return bodies.record(request, Wire.OBSERVATION)
                .flatMap(observation -> answers.once(principal,
                        new Asked(List.of("observation-key/" + key),
                                SyncRequest.digest(observation)),
                        observed(principal, key, observation)))
                .flatMap(answer -> SyncHandler.json(HttpStatus.CREATED, answer));
    }

    Mono<ServerResponse> generate(ServerRequest request) {
        var principal = Principal.of(request);
        var key = IdempotencyKeys.required(request);
        return bodies.record(request, Wire.GENERATE_REQUEST)
                .flatMap(wish -> answers.once(principal,
                        new Asked(List.of("generate-key/" + key), SyncRequest.digest(wish)),
                        generating.recommendation(principal, key, wish)
                                .map(Json.MAPPER::writeValueAsString)))
                .flatMap(answer -> SyncHandler.json(HttpStatus.OK, answer));
    }

    // A refused push is no answer to keep, so another body may follow under the same key.
    private Mono<String> observed(Principal principal, IdempotencyKey key, Document observation) {
        var put = SyncMapper.put(0, Kind.OBSERVATION.ref(observation), observation);
        return writes.push(principal, Writes.Name.of("observation", key,
                SyncRequest.digest(observation)), List.of(put)).flatMap(settled -> {
                    var effects = Effects.of(settled.outcomes(), settled.positions());
                    return effects.refused().isEmpty()
                            ? records.visible(principal.tenant(), settled.positions())
                                    .thenReturn(Json.MAPPER
                                            .writeValueAsString(observation.fields()))
                            : Mono.error(() -> new Refusal(409, ErrorCode.CONFLICT,
                                    effects.conflicts().getFirst().message()).toException());
                });
    }

    private Mono<ServerResponse> one(ServerRequest request, Kind kind) {
        var id = request.pathVariable("id");
        return records.find(Principal.of(request), kind.type(), id)
                .switchIfEmpty(Mono.error(() -> Refusal.notFound(kind.word() + " of this id")
                        .toException()))
                .flatMap(stored -> ok(Playbooks.data(stored)));
    }

    private static Mono<ServerResponse> ok(Object body) {
        return SyncHandler.json(HttpStatus.OK, Json.MAPPER.writeValueAsString(body));
    }
}
