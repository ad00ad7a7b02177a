package io.tributary.gateway.admin;

import io.tributary.gateway.access.RegistryView;
import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.ProblemCode;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Writes persons into the registry, one at a time, because each write looks before it. */
public final class Users {
    private final RegistryView registry;
    private final RegistryLog log;
    private final RegistryTurn turn;

    /** @param oneByOne the thread of all writes to the registry */
    public Users(RegistryView registry, RegistryLog log, Scheduler oneByOne) {
        this.registry = registry;
        this.log = log;
        turn = new RegistryTurn(oneByOne);
    }

    /**
     * The person as it is after the change.
     *
     * @param email in lower case
     * @param change what the person shall be, seeing what the registry has of this address: null if
     *        there is nobody yet
     */
    public Mono<RegistryEntry.User> change(String email,
            Function<RegistryEntry.@Nullable User, RegistryEntry.User> change) {
        return turn.of(() -> inTurn(email, change));
    }

    private RegistryEntry.User inTurn(String email,
            Function<RegistryEntry.@Nullable User, RegistryEntry.User> change) {
        var known = registry.user(email);
        var wanted = change.apply(known);
        registry.requiredTenant(wanted.tenant());
        if (known != null && (!known.tenant().equals(wanted.tenant())
                || known.protocol() != wanted.protocol())) {
            throw taken();
        }
        if (!wanted.equals(known)) {
            log.append(wanted);
        }
        return wanted;
    }

    /** That the e-mail address is a person's of another tenant, or of another protocol. */
    public static ProblemException taken() {
        return new ProblemException(ProblemCode.ALREADY_EXISTS,
                "a person of another tenant or protocol has this e-mail address");
    }
}
