package io.tributary.gateway.login;

import io.tributary.gateway.access.RegistryView;
import io.tributary.gateway.audit.Trail;
import io.tributary.schemas.audit.Actor;
import io.tributary.schemas.node.Protocol;
import io.tributary.schemas.node.RegistryEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** Checks what persons show who log in. One for all protocols, so an account's tries add up. */
public final class Logins {
    private final RegistryView registry;
    private final Passwords passwords;
    private final LoginPace pace;

    public Logins(RegistryView registry, Passwords passwords, LoginPace pace) {
        this.registry = registry;
        this.passwords = passwords;
        this.pace = pace;
    }

    /** What came of an attempt to log in. */
    public sealed interface Attempt {
        /** This person may come in. */
        record Succeeded(RegistryEntry.User user) implements Attempt {}

        /** Nobody may. */
        enum Refused implements Attempt {
            /** The protocol has no person of this address. */
            UNKNOWN,
            WRONG_PASSWORD,
            /** The password is right, but the person may not log in any more. */
            DISABLED
        }
    }

    /**
     * Answers when it is this account's turn; {@code TOO_MANY_REQUESTS} if that is too far off. It
     * takes as long whether there is such a person or not.
     *
     * @param protocol that asks; persons of others are strangers to it
     */
    public Mono<Attempt> attempt(Protocol protocol, Credentials shown) {
        return pace.turn(shown.email()).then(Mono.defer(() -> {
            var user = person(protocol, shown);
            return passwords.matches(shown.password(), user == null ? null : user.passwordHash())
                    .map(matches -> settled(user, matches));
        }));
    }

    /**
     * The same for a request, with which it leaves for the audit who tried and what came of it. An
     * address that is nobody's is not kept: people write their password there.
     */
    public Mono<Attempt> attempt(ServerRequest request, Protocol protocol, Credentials shown) {
        var trail = Trail.of(request);
        var person = person(protocol, shown);
        if (person != null) {
            trail.in(person.tenant()).by(new Actor(Actor.Kind.PERSON, person.id().toString()));
        }
        return attempt(protocol, shown).doOnNext(attempt -> {
            if (attempt instanceof Attempt.Refused refused) {
                trail.refused(refused.name());
            }
        });
    }

    private RegistryEntry.@Nullable User person(Protocol protocol, Credentials shown) {
        var known = registry.user(shown.email());
        return known != null && known.protocol() == protocol ? known : null;
    }

    private Attempt settled(RegistryEntry.@Nullable User user, boolean matches) {
        if (user == null) {
            return Attempt.Refused.UNKNOWN;
        }
        if (!matches) {
            return Attempt.Refused.WRONG_PASSWORD;
        }
        if (user.disabled()) {
            return Attempt.Refused.DISABLED;
        }
        pace.succeeded(user.email());
        return new Attempt.Succeeded(user);
    }
}
