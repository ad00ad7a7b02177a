package io.tributary.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.gateway.access.RegistryView;
import io.tributary.schemas.node.Protocol;
import io.tributary.schemas.node.RegistryEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoginTokensTest {
    private static final String SECRET = "secret-of-these-tests";
    private static final Duration LIFE = Duration.ofDays(90);

    private final RegistryView registry = new RegistryView(InstantSource.fixed(LoginFixture.NOW));
    private final RegistryEntry.User anna = LoginFixture.anna("hash-1", false);

    @BeforeEach
    void register() {
        registry.apply(LoginFixture.tenant());
        registry.apply(anna);
    }

    @Test
    void severalTokensHoldAtATime() {
        var first = at(LoginFixture.NOW).issue(anna);
        var second = at(LoginFixture.NOW.plusSeconds(60)).issue(anna);

        assertThat(at(LoginFixture.NOW.plusSeconds(61)).user(first)).isEqualTo(anna);
        assertThat(at(LoginFixture.NOW.plusSeconds(61)).user(second)).isEqualTo(anna);
    }

    @Test
    void aTokenEndsWithItsTime() {
        var token = at(LoginFixture.NOW).issue(anna);

        assertThat(at(LoginFixture.NOW.plus(LIFE).minusSeconds(1)).user(token)).isEqualTo(anna);
        assertThat(at(LoginFixture.NOW.plus(LIFE)).user(token)).isNull();
    }

    @Test
    void aTokenEndsWithThePassword() {
        var token = at(LoginFixture.NOW).issue(anna);

        registry.apply(LoginFixture.anna("hash-2", false));

        assertThat(at(LoginFixture.NOW).user(token)).isNull();
    }

    @Test
    void aDisabledPersonsTokenDoesNotHold() {
        var token = at(LoginFixture.NOW).issue(anna);

        registry.apply(LoginFixture.anna("hash-1", true));

        assertThat(at(LoginFixture.NOW).user(token)).isNull();
    }

    @Test
    void aTokenOfAnotherHubIsNone() {
        var token = new LoginTokens(Protocol.ARTISAN, registry, "another-secret-of-tests", LIFE,
                InstantSource.fixed(LoginFixture.NOW)).issue(anna);

        assertThat(at(LoginFixture.NOW).user(token)).isNull();
    }

    @Test
    void aTokenOfAnotherProtocolIsNone() {
        var token = at(LoginFixture.NOW).issue(anna);

        assertThat(new LoginTokens(Protocol.FLEET, registry, SECRET, LIFE,
                InstantSource.fixed(LoginFixture.NOW)).user(token)).isNull();
    }

    @Test
    void anythingElseIsNoToken() {
        var token = at(LoginFixture.NOW).issue(anna);
        var unsigned = "eyJhbGciOiJub25lIn0." + token.split("\\.", -1)[1] + ".";

        assertThat(at(LoginFixture.NOW).user("")).isNull();
        assertThat(at(LoginFixture.NOW).user("a.b.c")).isNull();
        assertThat(at(LoginFixture.NOW).user(unsigned)).isNull();
        assertThat(at(LoginFixture.NOW).user(token.substring(0, token.length() - 4))).isNull();
    }

    private LoginTokens at(Instant now) {
        return new LoginTokens(Protocol.ARTISAN, registry, SECRET, LIFE, InstantSource.fixed(now));
    }
}
