package io.tributary.gateway.admin;

import io.tributary.gateway.access.RegistryView;
import io.tributary.gateway.admin.AdminJson.NodeRequest;
import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.node.NodeScope;
import io.tributary.schemas.node.Protocol;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.Names;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.ProblemCode;
import io.tributary.schemas.value.TenantId;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Lets nodes of a dialect enrol themselves, by their code. Whoever comes again with a code gets the
 * same node and a token that works.
 */
public final class SelfEnrollment {
    private final RegistryView registry;
    private final Enrollment enrollment;
    private final RegistryTurn turn;
    private final InstantSource clock;

    /** @param oneByOne the thread of all writes to the registry */
    public SelfEnrollment(RegistryView registry, Enrollment enrollment, Scheduler oneByOne,
            InstantSource clock) {
        this.registry = registry;
        this.enrollment = enrollment;
        this.clock = clock;
        turn = new RegistryTurn(oneByOne);
    }

    /** A node with a token of its own. */
    public record Enrolled(RegistryEntry.Node node, String token) {}

    /** The name and the scope of a node that exists already stay as they are. */
    public Mono<Enrolled> enroll(TenantId tenant, String code, String name, Protocol protocol,
            NodeScope scope) {
        return turn.of(() -> inTurn(tenant, code, name, protocol, scope));
    }

    private Enrolled inTurn(TenantId tenant, String code, String name, Protocol protocol,
            NodeScope scope) {
        var wanted = AdminMapper.toNode(new NodeRequest(tenant.value(), code, name,
                protocol.name().toLowerCase(Locale.ROOT), null, null, null, null, null, null),
                clock.instant()).within(scope);
        var id = new NodeId(Names.uuid("node", tenant, code));
        var key = new IdempotencyKey("self-" + id);
        var known = registry.node(id);
        if (known == null) {
            var issued = enrollment.node(wanted, key);
            return new Enrolled(Objects.requireNonNull(registry.node(id)), issued.secret());
        }
        if (known.protocol() != protocol) {
            throw new ProblemException(ProblemCode.CODE_TAKEN,
                    "the tenant has a node of this code that speaks another protocol");
        }
        if (registry.tokens(id).anyMatch(RegistryEntry.Token::revoked)) {
            throw shutOut("revoked");
        }
        var issued = enrollment.token(id, NewToken.UNLIMITED, key);
        var token = Objects.requireNonNull(registry.token(issued.token().id()));
        if (!token.isLive(clock.instant())) {
            throw shutOut("replaced");
        }
        return new Enrolled(known, issued.secret());
    }

    private static ProblemException shutOut(String what) {
        return new ProblemException(ProblemCode.FORBIDDEN, "an operator has " + what
                + " a token of this node; only an operator can let it in again");
    }
}
