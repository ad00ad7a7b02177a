package io.tributary.bench.vehicle;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What vehicles are like.
 *
 * @param channels of each vehicle
 * @param period between two samples of a channel
 * @param from when they began to record; what is finer than a millisecond is cut off, as in all their times
 * @param until when they stop to record and have no troubles any more
 * @param nulls share 0..1 of the samples without a value
 * @param nans share of the ticks with a value that is no number; windows with it answer 500
 * @param late share of the ticks that come into the vehicle's database late, by up to {@code lateBy}
 * @param skew how far a vehicle's clock may be wrong, in either direction
 * @param calmUntil before then no vehicle is in trouble
 * @param troubles share of the time, in spans of {@code troubleLength}, in which a vehicle is in
 *        trouble
 * @param slowBy how long a vehicle that is slow takes to answer
 * @param alarmEvery between two alarms of a vehicle
 * @param alarmRule which alarms a window selects
 * @param apiKey that callers must show
 */
public record VehicleSettings(long seed, int channels, Duration period, Instant from, Instant until,
        double nulls, double nans, double late, Duration lateBy, Duration skew, Instant calmUntil,
        double troubles,
        Duration troubleLength, Duration slowBy, Duration alarmEvery, AlarmRule alarmRule,
        String apiKey) {

    /** Of vehicles of which nothing else is said. */
    public static final String API_KEY = "bench";

    private static final int CHANNELS_MAX = Short.MAX_VALUE;

    public VehicleSettings {
        from = from.truncatedTo(ChronoUnit.MILLIS);
        if (channels < 1 || channels > CHANNELS_MAX) {
            throw new IllegalArgumentException("a vehicle has 1.." + CHANNELS_MAX + " channels");
        }
        if (period.toMillis() < 1 || alarmEvery.toMillis() < 1 || troubleLength.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "period, alarms and troubles are at least 1 ms apart");
        }
        for (double share : new double[]{nulls, nans, late, troubles}) {
            if (share < 0 || share > 1) {
                throw new IllegalArgumentException("a share is 0..1");
            }
        }
    }

    /** Vehicles of the seed with nothing wrong, recording from then on. */
    public static VehicleSettings sound(long seed, Instant from) {
        return new VehicleSettings(seed, 18, Duration.ofSeconds(1), from, Instant.MAX, 0, 0, 0,
                Duration.ZERO, Duration.ZERO, from, 0, Duration.ofSeconds(20), Duration.ofSeconds(
                        5),
                Duration.ofMinutes(10), AlarmRule.TRIGGERED_OR_RESOLVED, API_KEY);
    }

    /** Which alarms a window selects (contract section 2). */
    public enum AlarmRule {
        /** As the contract's text has it. */
        TRIGGERED,
        /** As the vehicles' code has it. */
        TRIGGERED_OR_RESOLVED
    }
}
