package io.tributary.bench;

import io.tributary.bench.vehicle.VehicleSettings;
import io.tributary.bench.vehicle.VehicleSettings.AlarmRule;
import java.time.Instant;
import picocli.CommandLine.Option;

/** What simulated vehicles are like. */
final class VehicleOptions {
    @Option(names = "--vehicles", defaultValue = "1000", description = "How many (default: ${DEFAULT-VALUE}).")
    private int vehicles = 1000;

    @Option(names = "--channels", defaultValue = "18", description = "Channels of each (default: ${DEFAULT-VALUE}).")
    private int channels = 18;

    @Option(names = "--period", defaultValue = "1s", description = "Between two samples of a channel (default: ${DEFAULT-VALUE}).")
    private String period = "1s";

    @Option(names = "--history", defaultValue = "10m", description = "They have recorded for so long already (default: ${DEFAULT-VALUE}).")
    private String history = "10m";

    @Option(names = "--nulls", defaultValue = "0.01", description = "Share 0..1 of the samples without a value (default: ${DEFAULT-VALUE}).")
    private double nulls = 0.01;

    @Option(names = "--nans", defaultValue = "0", description = "Share of the ticks that hold a NaN; windows with one are answered 500 (default:"
            + " ${DEFAULT-VALUE}).")
    private double nans;

    @Option(names = "--late", defaultValue = "0", description = "Share of the ticks that are stored late (default: ${DEFAULT-VALUE}).")
    private double late;

    @Option(names = "--late-by", defaultValue = "30s", description = "By up to so much (default: ${DEFAULT-VALUE}).")
    private String lateBy = "30s";

    @Option(names = "--skew", defaultValue = "0s", description = "Clocks are wrong by up to so much, either way (default: ${DEFAULT-VALUE}).")
    private String skew = "0s";

    @Option(names = "--troubles", defaultValue = "0", description = "Share of the time in which a vehicle is away, silent, slow, without its database,"
            + " answers garbage or breaks off (default: ${DEFAULT-VALUE}).")
    private double troubles;

    @Option(names = "--trouble-length", defaultValue = "20s", description = "How long a trouble lasts (default: ${DEFAULT-VALUE}).")
    private String troubleLength = "20s";

    @Option(names = "--slow-by", defaultValue = "5s", description = "How long a slow vehicle takes (default: ${DEFAULT-VALUE}).")
    private String slowBy = "5s";

    @Option(names = "--alarm-every", defaultValue = "5m", description = "Between two alarms of a vehicle (default: ${DEFAULT-VALUE}).")
    private String alarmEvery = "5m";

    @Option(names = "--alarm-rule", defaultValue = "triggered_or_resolved", description = "Which alarms a window selects: triggered, or triggered_or_resolved (default:"
            + " ${DEFAULT-VALUE}).")
    private AlarmRule alarmRule = AlarmRule.TRIGGERED_OR_RESOLVED;

    @Option(names = "--api-key", defaultValue = "bench", description = "What callers must show (default: ${DEFAULT-VALUE}).")
    private String apiKey = "bench";

    @Option(names = "--seed", defaultValue = "1", description = "All values follow from it and from the time (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    int vehicles() {
        if (vehicles < 1) {
            throw new IllegalArgumentException("there must be a vehicle");
        }
        return vehicles;
    }

    /** Whether some windows are never answered. */
    boolean hasNans() {
        return nans > 0;
    }

    int channels() {
        return channels;
    }

    String apiKey() {
        return apiKey;
    }

    /**
     * Recording from before now on.
     *
     * @param calmUntil no troubles before
     * @param until nothing is recorded after
     */
    VehicleSettings settings(Instant now, Instant calmUntil, Instant until) {
        return new VehicleSettings(seed, channels, DurationText.parse(period),
                now.minus(DurationText.parse(history)), until, nulls, nans, late,
                DurationText.parse(lateBy), DurationText.parse(skew), calmUntil, troubles,
                DurationText.parse(troubleLength), DurationText.parse(slowBy),
                DurationText.parse(alarmEvery), alarmRule, apiKey);
    }
}
