package io.tributary.gateway.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.tributary.gateway.fixture.IssuerFixture;
import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.node.Scope;
import io.tributary.schemas.value.ProblemCode;
import io.tributary.schemas.value.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Tokens of an issuer whose keys come over HTTP. */
class IssuerTest {
    private static final TenantId TENANT = new TenantId(new UUID(0, 1));

    private final RegistryView registry = new RegistryView(InstantSource.system());
    private final IssuerFixture server = new IssuerFixture();
    private final Issuer issuer = new Issuer(registry,
            new Binder(new MapConfigurationPropertySource(server.settings("x.")))
                    .bindOrCreate("x", IssuerSettings.class));

    @BeforeEach
    void register() {
        registry.apply(new RegistryEntry.Tenant(TENANT, "t", 1, 0, Instant.EPOCH));
    }

    @AfterEach
    void stop() {
        issuer.close();
        server.close();
    }

    private String token(UnaryOperator<JWTClaimsSet.Builder> change) {
        return server.sign(change.apply(IssuerFixture.claims(TENANT)).build());
    }

    private Identity identity(String token) {
        return Objects.requireNonNull(issuer.identity(token).block());
    }

    private void assertRefused(ProblemCode code, String token) {
        assertThatThrownBy(() -> identity(token)).isInstanceOfSatisfying(ProblemException.class,
                refused -> assertThat(refused.problem().code()).isEqualTo(code));
    }

    @Test
    void aPersonSpeaksForTheTenantOfTheClaim() {
        var principal = (Principal) identity(token(it -> it));
        var later = (Principal) identity(token(it -> it.jwtID("another")));

        assertThat(principal.tenant().tenant()).isEqualTo(TENANT);
        assertThat(principal.scopes()).containsExactlyInAnyOrder(Scope.PULL, Scope.PUSH);
        assertThat(principal.node().code()).isEqualTo("anna");
        assertThat(later.node().node()).isEqualTo(principal.node().node());
        assertThat(registry.holds(principal)).isTrue();
    }

    @Test
    void scopesMayStandInAList() {
        var principal = identity(token(it -> it.claim("scope", List.of("conflicts:settle"))));

        assertThat(principal.scopes()).containsExactly(Scope.SETTLE_CONFLICTS);
    }

    @Test
    void whoRunsTheHubNeedsNoTenant() {
        assertThat(identity(token(it -> it.claim("tenant", null).claim("scope", "admin:hub"))))
                .isEqualTo(new Operator("anna"));
    }

    @Test
    void whatIsNotForThisHubIsRefused() {
        assertRefused(ProblemCode.UNAUTHENTICATED, token(it -> it.audience("another")));
        assertRefused(ProblemCode.UNAUTHENTICATED, token(it -> it.issuer("https://other.example")));
        assertRefused(ProblemCode.UNAUTHENTICATED, token(it -> it.subject(null)));
        assertRefused(ProblemCode.FORBIDDEN, token(it -> it.claim("scope", "openid")));
        assertRefused(ProblemCode.FORBIDDEN, token(it -> it.claim("tenant", "none")));
        assertRefused(ProblemCode.FORBIDDEN,
                token(it -> it.claim("tenant", new UUID(0, 2).toString())));
    }

    @Test
    void aTokenHoldsInItsTimeWithinTheClockSkew() {
        var now = Instant.now();

        assertThat(identity(token(it -> it.expirationTime(Date.from(now.minusSeconds(20))))))
                .isInstanceOf(Principal.class);
        assertRefused(ProblemCode.UNAUTHENTICATED,
                token(it -> it.expirationTime(Date.from(now.minusSeconds(120)))));
        assertRefused(ProblemCode.UNAUTHENTICATED, token(it -> it.expirationTime(null)));
        assertRefused(ProblemCode.UNAUTHENTICATED,
                token(it -> it.notBeforeTime(Date.from(now.plusSeconds(120)))));
    }

    @Test
    void aTokensHeaderDoesNotChooseTheAlgorithm() throws JOSEException {
        var claims = IssuerFixture.claims(TENANT).build();
        var mac = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(),
                claims);
        mac.sign(new MACSigner(server.key().toPublicJWK().toJSONString().getBytes(UTF_8)));

        assertRefused(ProblemCode.UNAUTHENTICATED, mac.serialize());
        assertRefused(ProblemCode.UNAUTHENTICATED, new PlainJWT(claims).serialize());
        assertRefused(ProblemCode.UNAUTHENTICATED, IssuerFixture.sign(IssuerFixture.newKey("first"),
                claims));
        assertRefused(ProblemCode.UNAUTHENTICATED, "eyJ.no.token");
    }

    @Test
    void aNewKeyIsFetchedAndAnOldOneForgotten() {
        var old = token(it -> it);
        identity(old);

        server.changeKey();

        assertThat(identity(token(it -> it))).isInstanceOf(Principal.class);
        assertRefused(ProblemCode.UNAUTHENTICATED, old);
    }

    @Test
    void knownKeysOutliveAnOutageOfTheIssuer() {
        identity(token(it -> it));

        server.close();

        assertThat(identity(token(it -> it))).isInstanceOf(Principal.class);
    }

    @Test
    void withoutAnyKeysTheAnswerIsToTryLater() {
        var token = token(it -> it);
        server.close();

        assertRefused(ProblemCode.UNAVAILABLE, token);
    }

    @Test
    void onlySignaturesWithAPublicKeyCanBeSet() {
        assertThatThrownBy(() -> new Binder(new MapConfigurationPropertySource(Map.of(
                "x.algorithms", "HS256"))).bind("x", IssuerSettings.class))
                .rootCause().hasMessageContaining("public key");
    }
}
