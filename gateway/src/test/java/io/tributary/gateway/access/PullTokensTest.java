package io.tributary.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.node.Protocol;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.node.Scope;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PullTokensTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.250Z");
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final TenantId TENANT = new TenantId(new UUID(0, 1));
    private static final NodeId NODE = new NodeId(new UUID(0, 2));
    private static final String HASH = TokenHash.of("the node's own token");

    private Instant now = NOW;
    private final InstantSource clock = () -> now;
    private final RegistryView registry = new RegistryView(clock);
    private final PullTokens tokens = tokens("secret-of-these-tests");

    private PullTokens tokens(String secret) {
        return new PullTokens(registry, secret, LIFE, clock);
    }

    private static RegistryEntry.Token token(@Nullable Instant notBefore,
            @Nullable Instant expiresAt, Scope... scopes) {
        return new RegistryEntry.Token(new UUID(0, 3), NODE, TENANT, HASH, false, NOW, notBefore,
                expiresAt, Set.of(scopes), null);
    }

    @BeforeEach
    void register() {
        registry.apply(new RegistryEntry.Tenant(TENANT, "t", 1, 0, NOW));
        registry.apply(new RegistryEntry.Node(NODE, TENANT, "n", "n", Protocol.NATIVE, 0, NOW));
        registry.apply(token(null, null, Scope.PULL, Scope.PUSH));
    }

    private Principal node() {
        return Objects.requireNonNull(registry.principal(HASH));
    }

    @Test
    void itPullsForItsNodeAndNothingElse() {
        var principal = Objects.requireNonNull(tokens.principal(tokens.exchange(node()).token()));

        assertThat(principal.node()).isEqualTo(node().node());
        assertThat(principal.tenant()).isEqualTo(node().tenant());
        assertThat(principal.scopes()).containsExactly(Scope.PULL);
        assertThat(registry.holds(principal)).isTrue();
    }

    @Test
    void itEndsWithItsTime() {
        var issued = tokens.exchange(node());
        var principal = Objects.requireNonNull(tokens.principal(issued.token()));
        assertThat(issued.expiresAt()).isAfter(NOW.plus(LIFE).minusSeconds(1))
                .isBeforeOrEqualTo(NOW.plus(LIFE));

        now = issued.expiresAt();

        assertThat(tokens.principal(issued.token())).isNull();
        assertThat(registry.holds(principal)).isFalse();
    }

    @Test
    void itEndsWithTheTokenThatItCameFrom() {
        var issued = tokens.exchange(node());
        var principal = Objects.requireNonNull(tokens.principal(issued.token()));

        registry.apply(token(null, null, Scope.PULL).revoke());

        assertThat(tokens.principal(issued.token())).isNull();
        assertThat(registry.holds(principal)).isFalse();
    }

    @Test
    void itMayNoLongerPullWhenItsNodeMayNot() {
        var issued = tokens.exchange(node());

        registry.apply(token(null, null, Scope.PUSH));

        assertThat(tokens.principal(issued.token())).isNull();
    }

    @Test
    void itIsNotExchangedForALongerOne() {
        var principal = Objects.requireNonNull(tokens.principal(tokens.exchange(node()).token()));

        assertThatThrownBy(() -> tokens.exchange(principal)).isInstanceOf(ProblemException.class)
                .hasMessageContaining("FORBIDDEN");
    }

    @Test
    void whatAnotherHubSignedOrNobodyDidIsNone() {
        var foreign = tokens("another-secret-of-tests").exchange(node()).token();
        var good = tokens.exchange(node()).token();
        var unsigned = PullTokens.PREFIX + new PlainJWT(new JWTClaimsSet.Builder()
                .subject(new UUID(0, 3).toString())
                .expirationTime(Date.from(NOW.plus(LIFE))).build()).serialize();

        assertThat(tokens.principal(foreign)).isNull();
        assertThat(tokens.principal(unsigned)).isNull();
        assertThat(tokens.principal(PullTokens.PREFIX)).isNull();
        assertThat(tokens.principal(good.substring(0, good.length() - 4) + "AAAA")).isNull();
        assertThat(tokens.principal(good)).isNotNull();
    }

    @Test
    void aTokenOfTheRegistryHoldsBetweenItsTimes() {
        registry.apply(token(NOW.plusSeconds(1), NOW.plusSeconds(2), Scope.PULL));

        assertThat(registry.principal(HASH)).isNull();
        now = NOW.plusSeconds(1);
        var principal = node();
        assertThat(registry.holds(principal)).isTrue();
        now = NOW.plusSeconds(2);
        assertThat(registry.principal(HASH)).isNull();
        assertThat(registry.holds(principal)).isFalse();
    }
}
