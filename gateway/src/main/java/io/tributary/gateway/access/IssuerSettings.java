package io.tributary.gateway.access;

import io.tributary.gateway.http.Positive;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * An OAuth2 or OpenID issuer whose tokens (JWTs) open the doors too.
 *
 * @param name as it stands in the claim {@code iss}; null for no issuer at all
 * @param keysUrl where it publishes its keys (a JWK set)
 * @param audience what must stand in the claim {@code aud}: this hub, as the issuer knows it
 * @param algorithms by which it may sign, whatever a token's header says; none with a shared secret
 * @param clockSkew how far its clock may be off
 * @param tenantClaim where the tenant's id stands; a token without it is of use only to who runs the
 *        hub
 * @param scopeClaim where the scopes stand, in a text or a list; what is no scope of ours is passed
 *        over
 * @param keysFor how long its keys are taken for current
 * @param keysOutageMax how long they serve on while it can't be reached
 * @param keysPause how often at most it is asked because a token names an unknown key; shorter than
 *        {@code keysFor}
 * @param keysTimeout how long it may take to connect, and again to answer
 * @param keysMax its whole answer
 * @param threads that check tokens
 * @param waitingMax tokens that wait to be checked
 */
public record IssuerSettings(@Nullable String name, @Nullable URI keysUrl,
        @Nullable String audience, @DefaultValue( {
                "RS256", "ES256"}) List<String> algorithms,
        @DefaultValue("60s") Duration clockSkew, @DefaultValue("tenant") String tenantClaim,
        @DefaultValue("scope") String scopeClaim, @DefaultValue("5m") Duration keysFor,
        @DefaultValue("24h") Duration keysOutageMax, @DefaultValue("30s") Duration keysPause,
        @DefaultValue("3s") Duration keysTimeout, @DefaultValue("256KB") DataSize keysMax,
        @DefaultValue("2") int threads, @DefaultValue("500") int waitingMax){

    public IssuerSettings {
        algorithms = List.copyOf(algorithms);
        Positive.require("keysFor", keysFor.toMillis());
        Positive.require("keysOutageMax", keysOutageMax.toMillis());
        Positive.require("keysPause", keysPause.toMillis());
        Positive.require("keysTimeout", keysTimeout.toMillis());
        Positive.require("keysMax", keysMax.toBytes());
        Positive.require("threads", threads);
        Positive.require("waitingMax", waitingMax);
        if (keysPause.compareTo(keysFor) >= 0) {
            throw new IllegalArgumentException("keysPause must be shorter than keysFor: "
                    + keysPause);
        }
        if (name != null && (keysUrl == null || audience == null || audience.isBlank())) {
            throw new IllegalArgumentException("an issuer needs keysUrl and audience: " + name);
        }
        if (algorithms.isEmpty() || algorithms.stream().anyMatch(
                it -> it.startsWith("HS") || it.equalsIgnoreCase("none"))) {
            throw new IllegalArgumentException(
                    "algorithms must be signatures with a public key: " + algorithms);
        }
    }
}
