package io.tributary.projector.pull;

import io.tributary.projector.conflict.ConflictPage;
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
    private final Parameters parameters;
    private final TenantReads reads;

    ConflictHandler(Parameters parameters, TenantReads reads) {
        this.parameters = parameters;
        this.reads = reads;
    }

    Mono<ServerResponse> page(ServerRequest request) {
        return Mono.fromSupplier(() -> parameters.conflicts(request))
                .flatMap(query -> reads.in(query.tenant(),
                        connection -> ConflictTable.page(connection, query)))
                .flatMap(ConflictHandler::answer);
    }

    private static Mono<ServerResponse> answer(ConflictPage page) {
        return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON)
                .body(Joined.of("{\"conflicts\":[",
                        page.conflicts().stream().map(ConflictTable.Kept::conflict).toList(), ",",
                        "]," + cursor(page) + "\"hasMore\":" + page.more() + "}").body());
    }

    Mono<ServerResponse> one(ServerRequest request) {
        return Mono.fromSupplier(() -> new Named(parameters.tenant(request),
                parameters.conflict(request)))
                .flatMap(named -> reads.in(named.tenant(),
                        connection -> ConflictTable.find(connection, named.tenant(), named.id())))
                .flatMap(kept -> ServerResponse.ok().contentType(MediaType.APPLICATION_JSON)
                        .body(Joined.of("", List.of(kept.conflict()), "", "").body()))
                .switchIfEmpty(Mono.defer(() -> Problems.of(ProblemCode.NOT_FOUND,
                        "There is no conflict of this id.")));
    }

    /** Where the page ends, if it has an end. */
    private static String cursor(ConflictPage page) {
        if (page.conflicts().isEmpty()) {
            return "";
        }
        var place = page.conflicts().getLast().place();
        return "\"cursor\":\"" + Parameters.opaque(place.detectedAt(), place.id()) + "\",";
    }

    /** The conflict that a path names. */
    private record Named(TenantId tenant, UUID id) {}
}
