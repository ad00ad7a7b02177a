package io.tributary.gateway.native_;

import static org.springframework.http.MediaType.APPLICATION_JSON;

import io.tributary.gateway.access.Principal;
import io.tributary.gateway.http.Parameters;
import io.tributary.gateway.http.ProblemException;
import io.tributary.gateway.pull.ConflictQuery;
import io.tributary.gateway.pull.LedgerQuery;
import io.tributary.gateway.pull.Pulls;
import io.tributary.gateway.pull.ScopedConflicts;
import io.tributary.gateway.pull.StoredEntity;
import io.tributary.schemas.codec.Json;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.ProblemCode;
import java.util.Arrays;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Shows what there is: an entity and its ledger, conflicts, the calling node itself. */
public final class EntityHandler {
    private static final int RECORDS = 100;
    private static final int RECORDS_MAX = 1000;

    private final Pulls pulls;
    private final ScopedConflicts conflicts;

    public EntityHandler(Pulls pulls) {
        this.pulls = pulls;
        conflicts = new ScopedConflicts(pulls);
    }

    Mono<ServerResponse> entity(ServerRequest request) {
        var node = Principal.of(request).node();
        var entity = entityRef(request);
        return pulls.entity(node.tenant(), entity).filter(it -> it.isSeenBy(node, entity))
                .switchIfEmpty(Mono.error(() -> notFound("there is no such entity")))
                .flatMap(it -> show(request, it));
    }

    Mono<ServerResponse> conflicts(ServerRequest request) {
        var parameters = new Parameters(request);
        var order = parameters.text("order");
        var node = Principal.of(request).node();
        return stream(conflicts.page(new ConflictQuery(node.tenant(),
                parameters.whole("limit", 1, RECORDS_MAX, RECORDS), parameters.text("cursor"),
                FilterReading.of(parameters::text),
                order == null ? ConflictQuery.Order.NEWEST : order(order)), node.scope()));
    }

    private static ConflictQuery.Order order(String text) {
        return switch (text) {
            case "newest" -> ConflictQuery.Order.NEWEST;
            case "oldest" -> ConflictQuery.Order.OLDEST;
            default -> throw Parameters.invalid("order", "must be newest or oldest");
        };
    }

    Mono<ServerResponse> ledger(ServerRequest request) {
        var parameters = new Parameters(request);
        var field = parameters.text("field");
        if (field == null) {
            throw Parameters.invalid("field", "must be a field of the entity");
        }
        return stream(pulls.ledger(new LedgerQuery(Principal.of(request).tenant().tenant(),
                entityRef(request), field,
                parameters.whole("limit", 1, RECORDS_MAX, RECORDS), place(parameters)))
                .switchIfEmpty(Mono.error(() -> notFound("there is no such entity"))));
    }

    /** The cursor of a ledger is the place of an entry in the entity's lane. */
    private static long place(Parameters parameters) {
        var cursor = parameters.text("cursor");
        try {
            return cursor == null ? 0 : Math.max(0, Long.parseLong(cursor));
        } catch (NumberFormatException e) {
            throw new ProblemException(ProblemCode.CURSOR_INVALID,
                    "the cursor is no ledger's");
        }
    }

    private static Mono<ServerResponse> stream(Mono<Flux<DataBuffer>> page) {
        return page.flatMap(body -> ServerResponse.ok().contentType(APPLICATION_JSON)
                .header("Cache-Control", "no-store")
                .body((response, _) -> response.writeWith(body)));
    }

    Mono<ServerResponse> conflict(ServerRequest request) {
        var node = Principal.of(request).node();
        return conflicts.one(node.tenant(), new Parameters(request).pathUuid("id"), node.scope())
                .switchIfEmpty(Mono.error(() -> notFound("there is no such conflict")))
                .flatMap(EntityHandler::json);
    }

    Mono<ServerResponse> node(ServerRequest request) {
        return json(Json.MAPPER.writeValueAsBytes(NodeJson.of(Principal.of(request))));
    }

    private static EntityRef entityRef(ServerRequest request) {
        try {
            return new EntityRef(request.pathVariable("type"), request.pathVariable("id"));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST,
                    String.valueOf(e.getMessage()));
        }
    }

    private static Mono<ServerResponse> show(ServerRequest request, StoredEntity entity) {
        if (entity.deleted()) {
            return Mono.error(new ProblemException(ProblemCode.DELETED,
                    "the entity was deleted with version " + entity.version()));
        }
        var tag = "\"" + entity.version() + "\"";
        return isKnown(request, tag)
                ? ServerResponse.status(HttpStatus.NOT_MODIFIED).eTag(tag).build()
                : ServerResponse.ok().eTag(tag).contentType(APPLICATION_JSON)
                        .header("Cache-Control", "no-cache").bodyValue(entity.change());
    }

    private static boolean isKnown(ServerRequest request, String tag) {
        return request.headers().header("If-None-Match").stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip).map(it -> it.startsWith("W/") ? it.substring(2) : it)
                .anyMatch(it -> it.equals("*") || it.equals(tag));
    }

    private static Mono<ServerResponse> json(byte[] body) {
        return ServerResponse.ok().contentType(APPLICATION_JSON)
                .header("Cache-Control", "no-store").bodyValue(body);
    }

    private static ProblemException notFound(String detail) {
        return new ProblemException(ProblemCode.NOT_FOUND, detail);
    }
}
