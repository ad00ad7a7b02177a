package io.tributary.gateway.fleet;

import static org.springframework.http.MediaType.APPLICATION_JSON;

import io.tributary.gateway.fleet.viewer.Viewer;
import io.tributary.gateway.fleet.viewer.Viewers;
import io.tributary.gateway.http.Parameters;
import io.tributary.gateway.http.ProblemException;
import io.tributary.gateway.pull.VehicleQuery;
import io.tributary.gateway.pull.VehicleQuery.View;
import io.tributary.gateway.pull.VehicleReads;
import io.tributary.schemas.value.ProblemCode;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Passes on what the projector keeps of the vehicles that the caller sees. */
final class VehicleHandler {
    private final VehicleReads reads;
    private final Viewers viewers;

    VehicleHandler(VehicleReads reads, Viewers viewers) {
        this.reads = reads;
        this.viewers = viewers;
    }

    Mono<ServerResponse> list(ServerRequest request) {
        return show(request, null, null, VehicleReading.page(new Parameters(request)));
    }

    /**
     * @param view null for the vehicle itself
     * @param reading the request's parameters, as the projector names them
     */
    HandlerFunction<ServerResponse> showing(@Nullable View view,
            Function<Parameters, Map<String, Object>> reading) {
        return request -> {
            var parameters = new Parameters(request);
            return show(request, parameters.pathUuid("id"), view, reading.apply(parameters));
        };
    }

    private Mono<ServerResponse> show(ServerRequest request, @Nullable UUID vehicle,
            @Nullable View view, Map<String, Object> parameters) {
        return reads.vehicles(query(Viewer.of(request), vehicle, view, parameters))
                .switchIfEmpty(Mono.error(() -> new ProblemException(ProblemCode.NOT_FOUND,
                        "there is no such vehicle")))
                .flatMap(body -> ServerResponse.ok().contentType(APPLICATION_JSON)
                        .header("Cache-Control", "no-store")
                        .body((response, _) -> response.writeWith(body)));
    }

    /** Each vehicle is read in its tenant; whose it is is looked at here, and once more by Postgres. */
    private VehicleQuery query(Viewer viewer, @Nullable UUID vehicle, @Nullable View view,
            Map<String, Object> parameters) {
        return switch (viewer) {
            case Viewer.Node(var principal) -> new VehicleQuery(principal.tenant().tenant(), null,
                    vehicle, view, parameters);
            case Viewer.Owner(var user, _) -> {
                if (vehicle != null) {
                    viewers.vehicle(viewer, vehicle);
                }
                yield new VehicleQuery(user.tenant(), user.id(), vehicle, view, parameters);
            }
            case Viewer.Operator() -> new VehicleQuery(
                    vehicle == null ? null : viewers.vehicle(viewer, vehicle).tenant(), null,
                    vehicle, view, parameters);
        };
    }
}
