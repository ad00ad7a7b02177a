package io.tributary.gateway.fleet.pull;

import java.time.Duration;

/** When a vehicle's next cycle begins. */
final class Rhythm {
    /** A tenth earlier or later, so that vehicles that began together do not stay together. */
    private static final double JITTER = 0.1;
    private static final int DOUBLINGS_MAX = 20;

    private Rhythm() {}

    /**
     * The time from the beginning of one cycle to that of the next.
     *
     * @param failed how many cycles in a row the vehicle did not answer
     * @param chance from 0 to 1
     */
    static Duration interval(Duration interval, int failed, FleetSettings settings,
            double chance) {
        int beyond = Math.clamp(failed - settings.offlineAfter(), 0, DOUBLINGS_MAX);
        var longest = settings.offlineMax().compareTo(interval) > 0 ? settings.offlineMax()
                : interval;
        var grown = interval.multipliedBy(1L << beyond);
        var length = grown.compareTo(longest) < 0 ? grown : longest;
        return Duration.ofMillis(
                Math.round(length.toMillis() * (1 - JITTER + 2 * JITTER * chance)));
    }
}
