package io.tributary.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TriesPropertyTest {
    private static final LoginSettings SETTINGS = LoginFixture.settings(3, Duration.ofMillis(500),
            Duration.ofSeconds(8));
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    @Property
    void noTryIsCheckedBeforeItCame(
            @ForAll @Size(max = 50) List<@IntRange(max = 20_000) Integer> pauses) {
        var now = START;
        var tries = Tries.NONE;
        for (int pause : pauses) {
            now = now.plusMillis(pause);
            tries = tries.oneMore(now, SETTINGS);
            assertThat(tries.waitFrom(now).isNegative()).isFalse();
        }
    }

    @Property
    void manyAtOnceAreCheckedNoFasterThanTheDelaysAllow(
            @ForAll @IntRange(min = 1, max = 60) int count) {
        var starts = new ArrayList<Instant>();
        var tries = Tries.NONE;
        for (int i = 0; i < count; i++) {
            tries = tries.oneMore(START, SETTINGS);
            starts.add(tries.start());
        }

        for (int i = 1; i < count; i++) {
            var apart = Duration.between(starts.get(i - 1), starts.get(i));
            assertThat(apart).isEqualTo(i < SETTINGS.triesFree() ? Duration.ZERO
                    : least(SETTINGS.firstDelay().multipliedBy(
                            1L << Math.min(i - SETTINGS.triesFree(), 20))));
        }
    }

    private static Duration least(Duration delay) {
        return delay.compareTo(SETTINGS.delayMax()) < 0 ? delay : SETTINGS.delayMax();
    }
}
