package io.tributary.gateway.lamport;

import io.tributary.gateway.audit.Trail;
import io.tributary.gateway.http.Bodies;
import io.tributary.gateway.http.StrictJson;
import io.tributary.schemas.conflict.Conflict;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Lists and resolves conflicts in the engine's form (contract section 5). */
final class ConflictHandler {
    private static final List<String> TYPES = List.of(Types.PRODUCT, Types.PAYMENT);

    private final Conflicts conflicts;
    private final Bodies bodies;
    private final StrictJson json;

    ConflictHandler(Conflicts conflicts, Bodies bodies, StrictJson json) {
        this.conflicts = conflicts;
        this.bodies = bodies;
        this.json = json;
    }

    private record ListAnswer(List<Map<String, @Nullable Object>> conflicts, int total) {}

    @JsonNaming(SnakeCaseStrategy.class)
    private record Resolved(String status, UUID conflictId, String winnerId) {}

    Mono<ServerResponse> list(ServerRequest request) {
        var caller = Caller.of(request);
        var tenant = Query.required(request, "tenant_id", Kind.UUID);
        var status = status(request.queryParam("status").orElse("PENDING"));
        boolean own = tenant.equals(caller.tenantId().toString());
        if (!own) {
            Trail.of(request).foreign();
        }
        var found = own ? conflicts.newest(caller, TYPES, status)
                : Mono.just(List.<Conflict>of());
        return found.flatMap(all -> conflicts.entries(caller, all)
                .map(entries -> all.stream().map(it -> ConflictView.of(it, entries)).toList()))
                .flatMap(views -> Answers.ok(new ListAnswer(views, views.size())));
    }

    Mono<ServerResponse> resolve(ServerRequest request) {
        var caller = Caller.of(request);
        var id = Query.path(request, "conflict_id");
        Trail.of(request).to("conflict", id);
        var key = PushHandler.key(request);
        return parameters(request).flatMap(parameters -> conflicts.one(caller, id)
                .flatMap(conflict -> conflicts
                        .settle(caller, key, conflict, parameters.by(), parameters.feedback(),
                                parameters.of(conflict))
                        .then(Answers.ok(new Resolved("resolved", id, parameters.winner())))));
    }

    /** In the query, or else in the body. */
    private Mono<Resolution> parameters(ServerRequest request) {
        if (request.queryParam("winner_id").isPresent()) {
            return Mono.just(Resolution.of(name -> request.queryParam(name).orElse(null)));
        }
        return bodies.read(request).map(body -> {
            if (body.length == 0) {
                return Resolution.of(_ -> null);
            }
            var reader = ShapeReader.of(json, body);
            var item = reader.body(Resolution.SHAPE);
            reader.check();
            return Resolution.of(item.kept()::optionalText);
        });
    }

    static Conflict.Status status(String text) {
        return Arrays.stream(Conflict.Status.values()).filter(it -> it.name().equals(text))
                .findFirst().orElseThrow(() -> new InvalidShape(new Fault(
                        List.of("query", "status"), "Input should be 'PENDING', 'RESOLVED_AUTO'"
                                + " or 'RESOLVED_MANUAL'",
                        "enum")));
    }
}
