package io.tributary.projector.pull;

import io.r2dbc.spi.Connection;
import io.tributary.projector.telemetry.VehicleReads;
import io.tributary.schemas.value.NodeKey;
import io.tributary.schemas.value.ProblemCode;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Answers questions after vehicles. */
final class VehicleHandler {
    private final VehicleParameters parameters;
    private final TenantReads reads;
    private final Duration onlineWithin;

    VehicleHandler(VehicleParameters parameters, TenantReads reads, Duration onlineWithin) {
        this.parameters = parameters;
        this.reads = reads;
        this.onlineWithin = onlineWithin;
    }

    Mono<ServerResponse> list(ServerRequest request) {
        return Mono.fromSupplier(() -> new ListQuery(parameters.sight(request),
                parameters.limit(request), parameters.offset(request)))
                .flatMap(query -> reads.in(query.sight(),
                        connection -> VehicleReads.list(connection, parameters.tenant(request),
                                query.limit(), query.offset())))
                .flatMap(VehicleHandler::json);
    }

    /** The vehicles of all tenants, for the operator. */
    Mono<ServerResponse> all(ServerRequest request) {
        return Mono.fromSupplier(() -> new ListQuery(new Sight.Operator(),
                parameters.limit(request), parameters.offset(request)))
                .flatMap(query -> reads.in(query.sight(), connection -> VehicleReads
                        .all(connection, query.limit(), query.offset())))
                .flatMap(VehicleHandler::json);
    }

    Mono<ServerResponse> one(ServerRequest request) {
        return answer(request, VehicleReads::one);
    }

    Mono<ServerResponse> status(ServerRequest request) {
        return answer(request, (connection, vehicle) -> VehicleReads.status(connection, vehicle,
                onlineWithin));
    }

    Mono<ServerResponse> alarms(ServerRequest request) {
        return answer(request, (connection, vehicle) -> VehicleReads.alarms(connection, vehicle,
                parameters.all(request), parameters.limit(request)));
    }

    Mono<ServerResponse> channels(ServerRequest request) {
        return answer(request, VehicleReads::channels);
    }

    Mono<ServerResponse> coverage(ServerRequest request) {
        return answer(request, VehicleReads::coverage);
    }

    Mono<ServerResponse> journal(ServerRequest request) {
        return answer(request, (connection, vehicle) -> VehicleReads.journal(connection, vehicle,
                parameters.before(request), parameters.limit(request)));
    }

    Mono<ServerResponse> history(ServerRequest request) {
        return Mono.fromSupplier(() -> parameters.history(request))
                .flatMap(query -> answer(request,
                        (connection, _) -> VehicleReads.history(connection, query)));
    }

    private Mono<ServerResponse> answer(ServerRequest request,
            BiFunction<Connection, NodeKey, Mono<ByteBuffer>> read) {
        return Mono.fromSupplier(() -> parameters.vehicle(request))
                .flatMap(vehicle -> reads.in(parameters.sight(request),
                        connection -> read.apply(connection, vehicle)))
                .flatMap(VehicleHandler::json)
                .switchIfEmpty(Mono.defer(() -> Problems.of(ProblemCode.NOT_FOUND,
                        "There is no vehicle of this id.")));
    }

    private static Mono<ServerResponse> json(ByteBuffer body) {
        return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON)
                .body(Joined.of("", List.of(body), "", "").body());
    }

    private record ListQuery(Sight sight, int limit, int offset) {}
}
