package io.tributary.bench.vehicle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a vehicle says of its channels, disabled ones included. */
final class Channels {
    private static final List<String> SIGNALS = List.of("analog_420", "voltage_010", "digital",
            "encoder_counter", "encoder_frequency");
    private static final int NO_UNIT_ONE_IN = 5;
    private static final int DISABLED_ONE_IN = 9;
    private static final double RAW_MIN = 4;
    private static final double RAW_MAX = 20;
    private static final double PHYS_MAX = 1000;

    private Channels() {}

    static List<Map<String, @Nullable Object>> of(VehicleSettings settings) {
        var channels = new ArrayList<Map<String, @Nullable Object>>();
        for (int id = 1; id <= settings.channels(); id++) {
            var channel = new LinkedHashMap<String, @Nullable Object>();
            channel.put("channel_id", id);
            channel.put("name", "channel " + id);
            channel.put("unit", id % NO_UNIT_ONE_IN == 0 ? null : "bar");
            channel.put("raw_min", RAW_MIN);
            channel.put("raw_max", RAW_MAX);
            channel.put("phys_min", 0.0);
            channel.put("phys_max", PHYS_MAX);
            channel.put("signal_type", SIGNALS.get(id % SIGNALS.size()));
            channel.put("enabled", id % DISABLED_ONE_IN != 0);
            channel.put("updated_at", "2026-02-01T00:00:00.000Z");
            channels.add(channel);
        }
        return channels;
    }
}
