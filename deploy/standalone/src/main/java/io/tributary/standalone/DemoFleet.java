package io.tributary.standalone;

import io.tributary.bench.vehicle.VehicleServer;
import io.tributary.bench.vehicle.VehicleSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Three simulated vehicles of the demo tenant and a person who owns the first of them.
 *
 * @param ids of the vehicles
 * @param email of the person
 */
public record DemoFleet(List<String> ids, String email, String password) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String VEHICLES = "/v1/admin/vehicles";
    private static final List<String> NAMES = List.of("Demo truck", "Demo van", "Demo crane");
    private static final String EMAIL = "owner@demo.example";
    private static final int INTERVAL_SECONDS = 5;
    private static final Duration HISTORY = Duration.ofMinutes(10);

    /** The vehicles themselves, which have recorded for a while already. */
    static VehicleServer vehicles(int port) {
        var clock = InstantSource.system();
        var settings = VehicleSettings.sound(1, clock.instant().minus(HISTORY));
        return VehicleServer.start(settings, NAMES.size(), clock, port);
    }

    /** Registers them, wherever they are now; null if there shall be none, and then none is asked. */
    static @Nullable DemoFleet of(Hub hub, StandaloneSettings settings) {
        var known = known(hub);
        if (!settings.demo()) {
            known.forEach(vehicle -> Demo.send(hub, "PATCH", VEHICLES + "/" + vehicle.id(), null,
                    "{\"enabled\": false}"));
            return null;
        }
        var password = hub.data().secret("demo-owner-password", () -> Tokens.fresh(""));
        var owner = Demo.post(hub, "/v1/admin/fleet/users", null, JSON.createObjectNode()
                .put("tenantId", Demo.TENANT).put("email", EMAIL).put("password", password)
                .toString()).get("id").asString();
        var ids = new ArrayList<String>();
        for (int number = 0; number < NAMES.size(); number++) {
            ids.add(put(hub, known, number, number == 0 ? List.of(owner) : List.of()));
        }
        return new DemoFleet(List.copyOf(ids), EMAIL, password);
    }

    /** Its id. */
    private static String put(Hub hub, List<Known> known, int number, List<String> owners) {
        var name = NAMES.get(number);
        var body = JSON.createObjectNode().put("tenantId", Demo.TENANT).put("name", name)
                .put("baseUrl", VehicleServer.baseUrl(hub.ports().demoVehicles(), number))
                .put("apiKey", VehicleSettings.API_KEY)
                .put("intervalSeconds", INTERVAL_SECONDS).put("enabled", true);
        owners.forEach(body.putArray("owners")::add);
        var before = known.stream().filter(it -> it.name().equals(name)).findFirst();
        return before
                .map(it -> Demo.send(hub, "PATCH", VEHICLES + "/" + it.id(), null,
                        body.toString()))
                .orElseGet(() -> Demo.post(hub, VEHICLES, null, body.toString())).get("id")
                .asString();
    }

    private static List<Known> known(Hub hub) {
        return Demo.send(hub, "GET", VEHICLES + "?tenantId=" + Demo.TENANT, null, "")
                .get("vehicles").valueStream()
                .map(it -> new Known(it.get("id").asString(), it.get("name").asString()))
                .filter(it -> NAMES.contains(it.name())).toList();
    }

    private record Known(String id, String name) {}
}
