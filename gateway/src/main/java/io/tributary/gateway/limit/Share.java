package io.tributary.gateway.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/**
 * So much of something in a time, as a bucket of tokens that fills evenly. It may fall into debt,
 * because what a request costs is known only when it is done.
 */
final class Share {
    private static final long SECOND_NANOS = 1_000_000_000;

    private final long perSecond;
    private final long burst;
    private final Bucket bucket;

    Share(long perSecond, long burst, TimeMeter time) {
        this.perSecond = perSecond;
        this.burst = burst;
        bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(burst)
                        .refillGreedy(perSecond, Duration.ofSeconds(1)))
                .withCustomTimePrecision(time).build();
    }

    void spend(long amount) {
        if (amount > 0) {
            bucket.consumeIgnoringRateLimits(amount);
        }
    }

    /** @param plenty the part of the burst that is plenty */
    Standing standing(String name, double plenty) {
        long left = bucket.getAvailableTokens();
        if (left <= 0) {
            return new Standing(name, time(1 - left));
        }
        long missing = (long) (burst * plenty) - left;
        return missing <= 0 ? Standing.PLENTY : new Standing(null, time(missing));
    }

    private Duration time(long tokens) {
        return Duration.ofNanos((long) Math.ceil((double) tokens * SECOND_NANOS / perSecond));
    }
}
