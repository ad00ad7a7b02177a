package io.tributary.projector.pull;

import io.tributary.projector.conflict.ConflictQuery;
import io.tributary.projector.conflict.ConflictTable;
import io.tributary.schemas.value.ProblemCode;
import io.tributary.schemas.value.TenantId;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Answers questions after conflicts. */
final class ConflictHandler {
    private final ConflictTable conflicts = new ConflictTable();
    private final Parameters parameters;
    private final TenantReads reads;

    ConflictHandler(Parameters parameters, TenantReads reads) {
        this.parameters = parameters;
        this.reads = reads;
    }

    Mono<ServerResponse> page(ServerRequest request) {
        return Mono.fromSupplier(() -> parameters.conflicts(request))
                .flatMap(query -> reads.in(query.tenant(),
                        connection -> conflicts.page(connection, query).collectList())
                        .flatMap(page -> answer(query, page)));
    }

    private static Mono<ServerResponse> answer(ConflictQuery query,
            List<ConflictTable.Kept> page) {
        return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON)
                .body(Joined.of("{\"conflicts\":[",
                        page.stream().map(ConflictTable.Kept::conflict).toList(), ",",
                        "]" + next(query, page) + "}").body());
    }

    Mono<ServerResponse> one(ServerRequest request) {
        return Mono.fromSupplier(() -> new Named(parameters.tenant(request),
                parameters.conflict(request)))
                .flatMap(named -> reads.in(named.tenant(),
                        connection -> conflicts.find(connection, named.tenant(), named.id())))
                .flatMap(kept -> ServerResponse.ok().contentType(MediaType.APPLICATION_JSON)
                        .body(Joined.of("", List.of(kept.conflict()), "", "").body()))
                .switchIfEmpty(Mono.defer(() -> Problems.of(ProblemCode.NOT_FOUND,
                        "There is no conflict of this id.")));
    }

    /** A full page may be the last one: then the next is empty. */
    private static String next(ConflictQuery query, List<ConflictTable.Kept> page) {
        return page.size() < query.rowsMax() ? ""
                : ",\"next\":\"" + Parameters.opaque(page.getLast().place()) + "\"";
    }

    /** The conflict that a path names. */
    private record Named(TenantId tenant, UUID id) {}
}
