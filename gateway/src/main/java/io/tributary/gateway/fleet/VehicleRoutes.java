package io.tributary.gateway.fleet;

import static io.tributary.gateway.access.Needs.needs;
import static io.tributary.schemas.node.Scope.PULL;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.web.reactive.function.server.RequestPredicates.accept;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.tributary.gateway.access.NodeAccess;
import io.tributary.gateway.pull.VehicleQuery.View;
import io.tributary.gateway.pull.VehicleReads;
import java.time.InstantSource;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** What readers of the fleet may ask; any node of the tenant is one. */
public final class VehicleRoutes {
    private VehicleRoutes() {}

    public static RouterFunction<ServerResponse> of(VehicleReads reads, NodeAccess access,
            InstantSource clock) {
        var json = accept(APPLICATION_JSON);
        var vehicles = new VehicleHandler(reads);
        var history = new HistoryReading(clock);
        return route()
                .GET("/api/vehicles", json, needs(PULL, vehicles::list))
                .GET("/api/vehicles/{id}", json,
                        needs(PULL, vehicles.showing(null, VehicleReading::nothing)))
                .GET("/api/vehicles/{id}/status", json,
                        needs(PULL, vehicles.showing(View.STATUS, VehicleReading::nothing)))
                .GET("/api/vehicles/{id}/alarms", json,
                        needs(PULL, vehicles.showing(View.ALARMS, VehicleReading::alarms)))
                .GET("/api/vehicles/{id}/channels", json,
                        needs(PULL, vehicles.showing(View.CHANNELS, VehicleReading::nothing)))
                .GET("/api/vehicles/{id}/history", json,
                        needs(PULL, vehicles.showing(View.HISTORY, history::read)))
                .GET("/api/vehicles/{id}/coverage", json,
                        needs(PULL, vehicles.showing(View.COVERAGE, VehicleReading::nothing)))
                .GET("/api/vehicles/{id}/journal", json,
                        needs(PULL, vehicles.showing(View.JOURNAL, VehicleReading::journal)))
                .filter(access).build();
    }
}
