package io.tributary.projector.pull;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.tributary.projector.conflict.ConflictTable;
import io.tributary.schemas.codec.Json;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Says which tenants have conflicts that wait for a person. It names and counts, and shows nothing of them. */
final class OpenConflictHandler {
    private final Parameters parameters;
    private final ConnectionFactory connections;

    /** @param connections of a role that sees all tenants */
    OpenConflictHandler(Parameters parameters, ConnectionFactory connections) {
        this.parameters = parameters;
        this.connections = connections;
    }

    Mono<ServerResponse> list(ServerRequest request) {
        return Mono.fromSupplier(() -> parameters.tenants(request))
                .flatMap(limit -> Mono.usingWhen(connections.create(),
                        connection -> ConflictTable.openOfTenants(connection, limit).collectList(),
                        Connection::close))
                .flatMap(tenants -> ServerResponse.ok().contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(Json.MAPPER.writeValueAsBytes(Map.of("tenants", tenants))));
    }
}
