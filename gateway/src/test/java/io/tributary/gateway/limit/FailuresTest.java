package io.tributary.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;

/** An address may fail 3 times at once, and 6 times a minute. */
class FailuresTest {
    private final Clock clock = new Clock();
    private final Failures failures = new Failures(settings(), clock);

    private static LimitSettings settings() {
        return Binder.get(new MockEnvironment().withProperty("limit.failures.burst", "3")
                .withProperty("limit.failures.per-minute", "6")
                .withProperty("limit.accounts-max", "100"))
                .bindOrCreate("limit", LimitSettings.class);
    }

    private static InetSocketAddress address(String text) {
        try {
            return new InetSocketAddress(InetAddress.getByName(text), 4711);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private Duration after(int times, String from) {
        var pause = Duration.ZERO;
        for (int i = 0; i < times; i++) {
            pause = failures.note(address(from));
        }
        return pause;
    }

    @Test
    void afterTooManyFailuresAnAddressIsToldHowLongToPause() {
        assertThat(after(3, "192.0.2.1")).isZero();
        assertThat(after(1, "192.0.2.1")).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(11));

        clock.now += Duration.ofSeconds(11).toNanos();

        assertThat(after(1, "192.0.2.1")).isZero();
        assertThat(after(1, "192.0.2.1")).isPositive();
    }

    @Test
    void anotherAddressHasFailuresOfItsOwn() {
        after(4, "192.0.2.1");

        assertThat(after(3, "192.0.2.2")).isZero();
    }

    @Test
    void aNetworkOfTheNewProtocolCountsAsOneAddress() {
        after(3, "2001:db8:1:2::1");

        assertThat(after(1, "2001:db8:1:2:ffff::2")).isPositive();
        assertThat(after(1, "2001:db8:1:3::1")).isZero();
    }

    @Test
    void whoeverHasNoAddressIsCountedToo() {
        for (int i = 0; i < 3; i++) {
            assertThat(failures.note(null)).isZero();
        }

        assertThat(failures.note(null)).isPositive();
    }

    @Test
    void theNumberOfThoseRememberedIsBounded() {
        for (int i = 0; i < 10_000; i++) {
            after(1, "10.0." + i / 250 + "." + i % 250);
        }

        assertThat(failures.remembered()).isLessThanOrEqualTo(100);
    }

    private static final class Clock implements TimeMeter {
        private long now;

        @Override
        public long currentTimeNanos() {
            return now;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
