package io.tributary.gateway.artisan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.gateway.access.RegistryView;
import io.tributary.schemas.node.RegistryEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoginTokensTest {
    private static final String SECRET = "secret-of-these-tests";
    private static final Duration LIFE = Duration.ofDays(90);

    private final RegistryView registry = new RegistryView(InstantSource.fixed(Logins.NOW));
    private final RegistryEntry.User anna = Logins.anna("hash-1", false);

    @BeforeEach
    void register() {
        registry.apply(Logins.tenant());
        registry.apply(anna);
    }

    @Test
    void severalTokensHoldAtATime() {
        var first = at(Logins.NOW).issue(anna);
        var second = at(Logins.NOW.plusSeconds(60)).issue(anna);

        assertThat(at(Logins.NOW.plusSeconds(61)).user(first)).isEqualTo(anna);
        assertThat(at(Logins.NOW.plusSeconds(61)).user(second)).isEqualTo(anna);
    }

    @Test
    void aTokenEndsWithItsTime() {
        var token = at(Logins.NOW).issue(anna);

        assertThat(at(Logins.NOW.plus(LIFE).minusSeconds(1)).user(token)).isEqualTo(anna);
        assertThat(at(Logins.NOW.plus(LIFE)).user(token)).isNull();
    }

    @Test
    void aTokenEndsWithThePassword() {
        var token = at(Logins.NOW).issue(anna);

        registry.apply(Logins.anna("hash-2", false));

        assertThat(at(Logins.NOW).user(token)).isNull();
    }

    @Test
    void aDisabledPersonsTokenDoesNotHold() {
        var token = at(Logins.NOW).issue(anna);

        registry.apply(Logins.anna("hash-1", true));

        assertThat(at(Logins.NOW).user(token)).isNull();
    }

    @Test
    void aTokenOfAnotherHubIsNone() {
        var token = new LoginTokens(registry, "another-secret-of-tests", LIFE,
                InstantSource.fixed(Logins.NOW)).issue(anna);

        assertThat(at(Logins.NOW).user(token)).isNull();
    }

    @Test
    void anythingElseIsNoToken() {
        var token = at(Logins.NOW).issue(anna);
        var unsigned = "eyJhbGciOiJub25lIn0." + token.split("\\.", -1)[1] + ".";

        assertThat(at(Logins.NOW).user("")).isNull();
        assertThat(at(Logins.NOW).user("a.b.c")).isNull();
        assertThat(at(Logins.NOW).user(unsigned)).isNull();
        assertThat(at(Logins.NOW).user(token.substring(0, token.length() - 4))).isNull();
    }

    private LoginTokens at(Instant now) {
        return new LoginTokens(registry, SECRET, LIFE, InstantSource.fixed(now));
    }
}
