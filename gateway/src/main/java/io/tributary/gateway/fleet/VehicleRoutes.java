package io.tributary.gateway.fleet;

import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.web.reactive.function.server.RequestPredicates.accept;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.tributary.gateway.fleet.viewer.Viewers;
import io.tributary.gateway.pull.VehicleQuery.View;
import io.tributary.gateway.pull.VehicleReads;
import java.time.InstantSource;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** What readers of the fleet may ask: nodes, persons who own vehicles, and the operator. */
public final class VehicleRoutes {
    private VehicleRoutes() {}

    public static RouterFunction<ServerResponse> of(VehicleReads reads, Viewers viewers,
            InstantSource clock) {
        var json = accept(APPLICATION_JSON);
        var vehicles = new VehicleHandler(reads, viewers);
        var history = new HistoryReading(clock);
        return route()
                .GET("/api/vehicles", json, vehicles::list)
                .GET("/api/vehicles/{id}", json,
                        vehicles.showing(null, VehicleReading::nothing))
                .GET("/api/vehicles/{id}/status", json,
                        vehicles.showing(View.STATUS, VehicleReading::nothing))
                .GET("/api/vehicles/{id}/alarms", json,
                        vehicles.showing(View.ALARMS, VehicleReading::alarms))
                .GET("/api/vehicles/{id}/channels", json,
                        vehicles.showing(View.CHANNELS, VehicleReading::nothing))
                .GET("/api/vehicles/{id}/history", json,
                        vehicles.showing(View.HISTORY, history::read))
                .GET("/api/vehicles/{id}/coverage", json,
                        vehicles.showing(View.COVERAGE, VehicleReading::nothing))
                .GET("/api/vehicles/{id}/journal", json,
                        vehicles.showing(View.JOURNAL, VehicleReading::journal))
                .filter(viewers).build();
    }
}
