package io.tributary.gateway.artisan;

import io.tributary.gateway.access.RegistryView;
import io.tributary.gateway.admin.Users;
import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.Names;
import io.tributary.schemas.value.ProblemCode;
import io.tributary.schemas.value.TenantId;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Makes persons and changes them. The registry holds all of them, their passwords hashed. */
final class Persons {
    private static final String LANGUAGE = "en";

    private final RegistryView registry;
    private final Users users;
    private final Passwords passwords;
    private final InstantSource clock;

    Persons(RegistryView registry, Users users, Passwords passwords, InstantSource clock) {
        this.registry = registry;
        this.users = users;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** @throws ProblemException if there can't be such a person in this tenant */
    void requireFit(TenantId tenant, Document wanted) {
        var known = registry.user(email(wanted));
        if (known == null && text(wanted, "password") == null) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST,
                    "a new user needs a password: " + email(wanted));
        }
        if (known != null && !known.tenant().equals(tenant)) {
            throw Users.taken();
        }
    }

    /** The person as described; whoever is known keeps the password unless there is another. */
    Mono<RegistryEntry.User> put(TenantId tenant, Document wanted) {
        requireFit(tenant, wanted);
        var email = email(wanted);
        return hash(registry.user(email), text(wanted, "password")).flatMap(
                hash -> users.change(email, known -> person(tenant, email, hash, wanted, known)));
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

    private RegistryEntry.User person(TenantId tenant, String email, String hash, Document wanted,
            RegistryEntry.@Nullable User known) {
        var language = text(wanted, "language");
        return new RegistryEntry.User(Names.uuid("user", tenant, email), tenant, email, hash,
                text(wanted, "nickname"), language == null ? LANGUAGE : language,
                Boolean.TRUE.equals(wanted.get("readonly")),
                Boolean.TRUE.equals(wanted.get("disabled")),
                known == null ? clock.instant().truncatedTo(ChronoUnit.MILLIS)
                        : known.createdAt());
    }

    private static String email(Document wanted) {
        return String.valueOf(wanted.get("email")).toLowerCase(Locale.ROOT);
    }

    private static @Nullable String text(Document document, String field) {
        return document.get(field) instanceof String text ? text : null;
    }
}
