package io.tributary.gateway.audit;

import io.tributary.gateway.access.Identity;
import io.tributary.gateway.access.Operator;
import io.tributary.gateway.access.Principal;
import io.tributary.schemas.audit.Action;
import io.tributary.schemas.audit.Actor;
import io.tributary.schemas.audit.AuditEntry;
import io.tributary.schemas.value.TenantId;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;

/** Makes the entry of a request out of what its filters and its handler have left with it. */
final class Entries {
    private static final int TEXT_LENGTH_MAX = 200;
    /** Of an IPv6 address that ends with an IPv4 one. */
    private static final int ADDRESS_LENGTH_MAX = 45;
    /** The W3C's header: version, trace, span, flags. */
    private static final Pattern TRACE_PARENT = Pattern
            .compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    private final InstantSource clock;

    Entries(InstantSource clock) {
        this.clock = clock;
    }

    AuditEntry of(ServerRequest request, Trail trail, Action action, Verdict verdict) {
        var caller = request.attributes().get(Identity.ATTRIBUTE);
        var principal = caller instanceof Principal it ? it : null;
        var object = trail.object();
        return new AuditEntry(UUID.randomUUID(), clock.instant().truncatedTo(ChronoUnit.MILLIS),
                tenant(trail, principal), who(trail, caller),
                principal == null ? null : principal.token(), action,
                object == null ? route(request) : bounded(object, TEXT_LENGTH_MAX),
                verdict.outcome(), verdict.reason(), source(request),
                bounded(request.exchange().getRequest().getId(), TEXT_LENGTH_MAX),
                trace(request), 1);
    }

    private static @Nullable TenantId tenant(Trail trail, @Nullable Principal principal) {
        var named = trail.tenant();
        return named != null || principal == null ? named : principal.tenant().tenant();
    }

    private static Actor who(Trail trail, @Nullable Object caller) {
        var named = trail.who();
        return named != null ? named : actor(caller);
    }

    /** @param caller an {@link Identity}, or whoever is known in another way, or null */
    static Actor actor(@Nullable Object caller) {
        return switch (caller) {
            case Operator(var name) -> new Actor(Actor.Kind.OPERATOR,
                    bounded(name, TEXT_LENGTH_MAX));
            case Principal it when it.token() != null -> new Actor(Actor.Kind.NODE,
                    it.node().node().toString());
            // Whoever has no token of the registry has logged in, here or at an issuer.
            case Principal it -> new Actor(Actor.Kind.PERSON,
                    bounded(it.node().code(), TEXT_LENGTH_MAX));
            case null, default -> Actor.UNKNOWN;
        };
    }

    /** The pattern, not the path: whoever calls can write what they like into a path. */
    private static String route(ServerRequest request) {
        return request.method() + " " + Objects.requireNonNullElse(
                request.attributes().get(RouterFunctions.MATCHING_PATTERN_ATTRIBUTE), "?");
    }

    private static @Nullable String source(ServerRequest request) {
        return request.remoteAddress().map(InetSocketAddress::getAddress)
                // What follows the sign names an interface of this machine.
                .map(address -> bounded(address.getHostAddress().replaceFirst("%.*", ""),
                        ADDRESS_LENGTH_MAX))
                .orElse(null);
    }

    private static @Nullable String trace(ServerRequest request) {
        var parent = request.headers().firstHeader("traceparent");
        var matcher = TRACE_PARENT.matcher(parent == null ? "" : parent);
        return matcher.matches() ? matcher.group(1) : null;
    }

    private static String bounded(String text, int lengthMax) {
        var plain = text.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
        return plain.length() <= lengthMax ? plain : plain.substring(0, lengthMax);
    }
}
