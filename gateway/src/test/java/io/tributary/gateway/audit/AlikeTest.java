package io.tributary.gateway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.audit.Action;
import io.tributary.schemas.audit.Actor;
import io.tributary.schemas.audit.AuditEntry;
import io.tributary.schemas.audit.AuditEntry.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a flood of refusals leaves in the audit. */
class AlikeTest {
    private final Alike alike = new Alike(new AuditSettings(2, Duration.ofMinutes(1), 3, 100));

    @Test
    void theFirstOfAKindAreWrittenAndTheOthersCounted() {
        assertThat(alike.admits(refused("a"))).isTrue();
        assertThat(alike.admits(refused("a"))).isTrue();
        assertThat(alike.admits(refused("a"))).isFalse();
        assertThat(alike.admits(refused("b"))).isTrue();
        var latest = refused("a");
        assertThat(alike.admits(latest)).isFalse();

        assertThat(alike.rest()).containsExactly(latest.times(2));
    }

    @Test
    void anIntervalBeginsAnew() {
        for (int i = 0; i < 5; i++) {
            alike.admits(refused("a"));
        }
        alike.rest();

        assertThat(alike.admits(refused("a"))).isTrue();
        assertThat(alike.rest()).isEmpty();
    }

    @Test
    void beyondTheKindsThatAreToldApartAllCountAsOne() {
        for (int caller = 0; caller < 3; caller++) {
            alike.admits(refused("c-" + caller));
        }

        for (int caller = 3; caller < 1000; caller++) {
            assertThat(alike.admits(refused("c-" + caller))).isFalse();
        }

        assertThat(alike.rest()).singleElement().satisfies(others -> {
            assertThat(others.count()).isEqualTo(997);
            assertThat(others.who()).isEqualTo(Actor.UNKNOWN);
            assertThat(others.reason()).isEqualTo("OTHERS");
        });
    }

    private static AuditEntry refused(String who) {
        return new AuditEntry(UUID.randomUUID(), Instant.EPOCH, null,
                new Actor(Actor.Kind.NODE, who), null, Action.ACCESS, "GET /v1/pull",
                Outcome.REFUSED, "FORBIDDEN", "127.0.0.1", "r", null, 1);
    }
}
