package io.tributary.projector.pull;

import io.tributary.projector.audit.AuditPage;
import io.tributary.projector.audit.AuditQuery;
import io.tributary.projector.audit.AuditTable;
import io.tributary.schemas.value.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Answers questions after the audit. */
final class AuditHandler {
    private final Parameters parameters;
    private final TenantReads reads;

    AuditHandler(Parameters parameters, TenantReads reads) {
        this.parameters = parameters;
        this.reads = reads;
    }

    Mono<ServerResponse> ofTenant(ServerRequest request) {
        return page(request, parameters.tenant(request));
    }

    /** All tenants' and the hub's own, for the operator. */
    Mono<ServerResponse> ofAll(ServerRequest request) {
        return page(request, null);
    }

    private Mono<ServerResponse> page(ServerRequest request, @Nullable TenantId tenant) {
        return Mono.fromSupplier(() -> parameters.audit(request, tenant))
                .flatMap(query -> reads.in(sight(query),
                        connection -> AuditTable.page(connection, query)))
                .flatMap(AuditHandler::answer);
    }

    private static Sight sight(AuditQuery query) {
        var tenant = query.tenant();
        return tenant == null ? new Sight.Operator() : new Sight.Tenant(tenant);
    }

    private static Mono<ServerResponse> answer(AuditPage page) {
        var end = page.end();
        var cursor = end == null ? ""
                : "\"cursor\":\"" + Parameters.opaque(end.at(), end.id()) + "\",";
        return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON)
                .body(Joined.of("{\"entries\":[", page.entries(), ",",
                        "]," + cursor + "\"hasMore\":" + page.more() + "}").body());
    }
}
