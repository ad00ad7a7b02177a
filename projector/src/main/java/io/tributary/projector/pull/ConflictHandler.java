package io.tributary.projector.pull;

import io.tributary.projector.conflict.ConflictQuery;
import io.tributary.projector.conflict.ConflictTable;
import io.tributary.schemas.value.ProblemCode;
import java.util.List;
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
        var query = parameters.conflicts(request);
        return reads.in(query.tenant(),
                connection -> conflicts.page(connection, query).collectList())
                .flatMap(page -> ServerResponse.ok().contentType(MediaType.APPLICATION_JSON)
                        .body(Joined.of("{\"conflicts\":[",
                                page.stream().map(ConflictTable.Kept::conflict).toList(), ",",
                                "]" + next(query, page) + "}").body()));
    }

    Mono<ServerResponse> one(ServerRequest request) {
        var tenant = parameters.tenant(request);
        var id = parameters.conflict(request);
        return reads.in(tenant, connection -> conflicts.find(connection, tenant, id))
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
}
