package io.tributary.bench.vehicle;

import java.util.OptionalLong;

/**
 * What a vehicle has measured, worked out whenever it is asked for. All channels are sampled at the
 * same ticks; a tick's number is its time divided by the period.
 */
final class Samples {
    /** In place of a value: there is none. */
    static final long NULL = -1;
    /** In place of a value: it is no number. */
    static final long NAN = -2;

    private static final int VALUES = 100_000;

    private final VehicleSettings settings;
    private final Chance chance;
    private final int vehicle;
    private final long period;
    private final long from;
    private final long until;

    Samples(VehicleSettings settings, int vehicle) {
        this.settings = settings;
        this.chance = new Chance(settings.seed());
        this.vehicle = vehicle;
        this.period = settings.period().toMillis();
        this.from = Times.millis(settings.from());
        this.until = Times.millis(settings.until());
    }

    /** The first tick at or after a time, of those that are recorded. */
    long firstTick(long millis) {
        return Math.ceilDiv(Math.max(millis, from), period);
    }

    /** The tick behind the last one before a time. */
    long endTick(long millis) {
        return Math.ceilDiv(Math.min(millis, until), period);
    }

    long millis(long tick) {
        return tick * period;
    }

    /** Whether the vehicle's database has the tick, by the vehicle's own clock. */
    boolean isStored(long tick, long clockMillis) {
        long late = settings.lateBy().toMillis();
        long delay = late > 0 && chance.hits(settings.late(), vehicle, tick, 1)
                ? 1 + Math.floorMod(chance.number(vehicle, tick, 2), late)
                : 0;
        return millis(tick) + delay <= clockMillis;
    }

    /** Hundredths, or {@link #NULL} or {@link #NAN}. */
    long value(long tick, int channel) {
        if (hasNan(tick) && channel == nanChannel(tick)) {
            return NAN;
        }
        return chance.hits(settings.nulls(), vehicle, tick, channel, 3) ? NULL
                : chance.below(VALUES, vehicle, tick, channel, 4);
    }

    /** Whether one of the tick's values is no number. */
    boolean hasNan(long tick) {
        return chance.hits(settings.nans(), vehicle, tick, 5);
    }

    int nanChannel(long tick) {
        return 1 + chance.below(settings.channels(), vehicle, tick, 6);
    }

    /** What whoever asks for all channels at once must have got of a channel in the end. */
    Truth truth(int channel, long fromMillis, long toMillis) {
        var truth = Truth.NOTHING;
        long end = endTick(toMillis);
        for (long tick = firstTick(fromMillis); tick < end; tick++) {
            // The windows of such a tick are never answered.
            if (!hasNan(tick)) {
                long value = value(tick, channel);
                truth = value == NULL ? truth : truth.with(value);
            }
        }
        return truth;
    }

    /** The newest tick that is stored, of the last ones. */
    OptionalLong newest(long clockMillis) {
        long end = endTick(clockMillis + 1);
        long lookedThrough = 2 + settings.lateBy().toMillis() / period;
        for (long tick = end - 1; tick >= Math.max(firstTick(from), end - lookedThrough); tick--) {
            if (isStored(tick, clockMillis)) {
                return OptionalLong.of(tick);
            }
        }
        return OptionalLong.empty();
    }
}
