package io.tributary.gateway.lamport;

import io.tributary.gateway.audit.Trail;
import io.tributary.gateway.http.Bodies;
import io.tributary.gateway.http.StrictJson;
import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.conflict.Conflict.Winner;
import io.tributary.schemas.conflict.Settlement;
import io.tributary.schemas.value.Document;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Lists and resolves conflicts in the apps' form (contract section 7). */
final class AppConflictHandler {
    private static final List<String> TYPES = Types.appTypes().stream().map(Types::ofApp).toList();
    /** The apps do not say who resolves. */
    private static final String RESOLVER = "app";

    private final Conflicts conflicts;
    private final Bodies bodies;
    private final StrictJson json;

    AppConflictHandler(Conflicts conflicts, Bodies bodies, StrictJson json) {
        this.conflicts = conflicts;
        this.bodies = bodies;
        this.json = json;
    }

    /** @param details both sides in full */
    @JsonNaming(SnakeCaseStrategy.class)
    private record View(UUID id, String operationId, String conflictingOperationId,
            String conflictType, String resolutionLevel, boolean resolved, String entityType,
            String entityId, Map<String, Object> details, Instant createdAt) {
        static View of(Conflict conflict) {
            return new View(conflict.id(), Sides.operationId(conflict, Winner.INCOMING),
                    Sides.operationId(conflict, Winner.CURRENT), "CONCURRENT_MODIFICATION",
                    ConflictView.method(conflict), conflict.status() != Conflict.Status.PENDING,
                    Types.wireName(conflict.entity().type()), conflict.entity().id(),
                    Map.of("local", data(conflict, Winner.INCOMING), "remote",
                            data(conflict, Winner.CURRENT)),
                    conflict.detectedAt());
        }

        private static Map<String, @Nullable Object> data(Conflict conflict, Winner which) {
            return AppDocument.data(Sides.data(Sides.side(conflict, which))).fields();
        }
    }

    private record ListAnswer(List<View> conflicts, int total) {}

    @JsonNaming(SnakeCaseStrategy.class)
    private record Resolved(String status, UUID conflictId, String resolution) {}

    Mono<ServerResponse> list(ServerRequest request) {
        var status = request.queryParam("status").map(ConflictHandler::status).orElse(null);
        return conflicts.newest(Caller.of(request), TYPES, status)
                .map(all -> all.stream().map(View::of).toList())
                .flatMap(views -> Answers.ok(new ListAnswer(views, views.size())));
    }

    Mono<ServerResponse> resolve(ServerRequest request) {
        var caller = Caller.of(request);
        var id = Query.path(request, "conflict_id");
        Trail.of(request).to("conflict", id);
        var key = PushHandler.key(request);
        return bodies.read(request).map(body -> {
            var reader = ShapeReader.of(json, body);
            var wanted = reader.body(Shape.APP_RESOLUTION);
            reader.check();
            return wanted.kept();
        }).flatMap(wanted -> conflicts.one(caller, id).flatMap(conflict -> conflicts
                .settle(caller, key, conflict, RESOLVER, null, resolution(wanted, conflict))
                .then(Answers.ok(new Resolved("resolved", id, wanted.text("resolution"))))));
    }

    private static Settlement.Resolution resolution(Item wanted, Conflict conflict) {
        return switch (wanted.text("resolution")) {
            case "LOCAL" -> new Settlement.Take();
            case "REMOTE" -> new Settlement.Keep();
            case "MERGED" -> new Settlement.Merge(merged(wanted, conflict));
            default -> throw new InvalidShape(new Fault(List.of("body", "resolution"),
                    "Input should be 'LOCAL', 'REMOTE' or 'MERGED'", "enum"));
        };
    }

    /** The sent document, or else both sides' fields, the app's own where both have one. */
    private static Document merged(Item wanted, Conflict conflict) {
        var sent = wanted.document("data");
        return sent != null ? sent
                : Sides.data(conflict.current()).patched(Sides.data(conflict.incoming()));
    }
}
