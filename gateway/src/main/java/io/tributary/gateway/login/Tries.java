package io.tributary.gateway.login;

import java.time.Duration;
import java.time.Instant;

/**
 * The tries to log in to an account since the last that succeeded. One under way counts as failed
 * until it is known better, so that many at once gain nothing.
 *
 * @param start when the latest may be checked
 * @param next from when on a further one may be
 */
record Tries(int count, Instant start, Instant next) {
    /** Doubling more often than this would only overflow. */
    private static final int DOUBLINGS_MAX = 30;

    static final Tries NONE = new Tries(0, Instant.EPOCH, Instant.EPOCH);

    /** With one more that came at this time. */
    Tries oneMore(Instant now, LoginSettings settings) {
        var begin = next.isAfter(now) ? next : now;
        return new Tries(count + 1, begin, begin.plus(delay(count + 1, settings)));
    }

    /** How long the latest has to wait. */
    Duration waitFrom(Instant now) {
        return Duration.between(now, start);
    }

    private static Duration delay(int count, LoginSettings settings) {
        int beyond = count - settings.triesFree();
        if (beyond < 0) {
            return Duration.ZERO;
        }
        var grown = settings.firstDelay().multipliedBy(1L << Math.min(beyond, DOUBLINGS_MAX));
        return grown.compareTo(settings.delayMax()) < 0 ? grown : settings.delayMax();
    }
}
