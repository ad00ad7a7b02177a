package io.tributary.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Counts refused credentials by the address that they came from, so that nobody learns by trying.
 * Good ones are never asked after, so they go through whatever else comes from there. Each gateway
 * counts for itself.
 */
public final class Failures {
    /** What one customer of a network has to themselves: of an IPv6 address the first half. */
    private static final int SOURCE_BYTES = 8;
    private static final ByteBuffer UNKNOWN = ByteBuffer.allocate(0);

    private final FailureAllowance allowance;
    private final TimeMeter time;
    private final Cache<ByteBuffer, Bucket> sources;

    public Failures(LimitSettings settings) {
        this(settings, TimeMeter.SYSTEM_NANOTIME);
    }

    Failures(LimitSettings settings, TimeMeter time) {
        allowance = settings.failures();
        this.time = time;
        sources = Caffeine.newBuilder().maximumSize(settings.accountsMax())
                .expireAfterAccess(settings.rememberedFor()).build();
    }

    /**
     * Counts one more.
     *
     * @param from null if that is not known
     * @return zero if it is within the allowance, else how long until the next one is, in whole
     *         seconds
     */
    public Duration note(@Nullable InetSocketAddress from) {
        var probe = sources.get(source(from), _ -> bucket()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO
                : Duration.ofSeconds(1 + Duration.ofNanos(probe.getNanosToWaitForRefill())
                        .toSeconds());
    }

    /** How many addresses are remembered. */
    long remembered() {
        sources.cleanUp();
        return sources.estimatedSize();
    }

    private static ByteBuffer source(@Nullable InetSocketAddress from) {
        InetAddress address = from == null ? null : from.getAddress();
        return switch (address) {
            case null -> UNKNOWN;
            case Inet6Address v6 -> ByteBuffer.wrap(v6.getAddress(), 0, SOURCE_BYTES);
            case InetAddress other -> ByteBuffer.wrap(other.getAddress());
        };
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(allowance.burst())
                        .refillGreedy(allowance.perMinute(), Duration.ofMinutes(1)))
                .withCustomTimePrecision(time).build();
    }
}
