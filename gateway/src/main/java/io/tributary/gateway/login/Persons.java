package io.tributary.gateway.login;

import io.tributary.gateway.access.RegistryView;
import io.tributary.gateway.admin.Users;
import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.Names;
import io.tributary.schemas.value.ProblemCode;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Makes persons and changes them. The registry holds all of them, their passwords hashed. */
public final class Persons {
    private final RegistryView registry;
    private final Users users;
    private final Passwords passwords;
    private final InstantSource clock;

    public Persons(RegistryView registry, Users users, Passwords passwords, InstantSource clock) {
        this.registry = registry;
        this.users = users;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** @throws ProblemException if there can't be such a person in this tenant */
    public void requireFit(Person wanted) {
        var known = registry.user(wanted.email());
        if (known == null && wanted.password() == null) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST,
                    "a new user needs a password: " + wanted.email());
        }
        if (known != null && (!known.tenant().equals(wanted.tenant())
                || known.protocol() != wanted.protocol())) {
            throw Users.taken();
        }
    }

    /** The person as described; whoever is known keeps the password unless there is another. */
    public Mono<RegistryEntry.User> put(Person wanted) {
        requireFit(wanted);
        return hash(registry.user(wanted.email()), wanted.password()).flatMap(
                hash -> users.change(wanted.email(), known -> user(wanted, hash, known)));
    }

    /** A password that stays the same keeps its hash, and with it the tokens that people have. */
    private Mono<String> hash(RegistryEntry.@Nullable User known, @Nullable String password) {
        if (password == null) {
            return Mono.justOrEmpty(known).map(RegistryEntry.User::passwordHash);
        }
        return known == null ? passwords.hash(password)
                : passwords.matches(password, known.passwordHash())
                        .flatMap(same -> same ? Mono.just(known.passwordHash())
                                : passwords.hash(password));
    }

    private RegistryEntry.User user(Person wanted, String hash,
            RegistryEntry.@Nullable User known) {
        return new RegistryEntry.User(Names.uuid("user", wanted.tenant(), wanted.email()),
                wanted.tenant(), wanted.protocol(), wanted.email(), hash, wanted.nickname(),
                wanted.language(), wanted.readonly(), wanted.disabled(),
                known == null ? clock.instant().truncatedTo(ChronoUnit.MILLIS)
                        : known.createdAt());
    }
}
