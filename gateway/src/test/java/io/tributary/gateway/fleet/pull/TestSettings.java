package io.tributary.gateway.fleet.pull;

import java.util.Arrays;
import java.util.HashMap;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The settings of the fleet as they are bound, with a few of them given. */
final class TestSettings {
    private TestSettings() {}

    /** @param given each as {@code name=value} */
    static FleetSettings with(String... given) {
        var source = new HashMap<String, String>();
        Arrays.stream(given).map(one -> one.split("=", 2))
                .forEach(one -> source.put("fleet." + one[0], one[1]));
        return new Binder(new MapConfigurationPropertySource(source)).bindOrCreate("fleet",
                FleetSettings.class);
    }
}
