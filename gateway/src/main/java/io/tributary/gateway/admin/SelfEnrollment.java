package io.tributary.gateway.admin;

import io.tributary.gateway.access.RegistryView;
import io.tributary.gateway.admin.AdminJson.NodeRequest;
import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.node.Protocol;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.Names;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.ProblemCode;
import io.tributary.schemas.value.TenantId;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
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

    /** @param oneByOne the thread of all writes to the registry */
    public SelfEnrollment(RegistryView registry, Enrollment enrollment, Scheduler oneByOne) {
        this.registry = registry;
        this.enrollment = enrollment;
        turn = new RegistryTurn(oneByOne);
    }

    /** A node with a token of its own. */
    public record Enrolled(RegistryEntry.Node node, String token) {}

    /** The name of a node that exists already stays as it is. */
    public Mono<Enrolled> enroll(TenantId tenant, String code, String name, Protocol protocol) {
        return turn.of(() -> inTurn(tenant, code, name, protocol));
    }

    private Enrolled inTurn(TenantId tenant, String code, String name, Protocol protocol) {
        var wanted = AdminMapper.toNode(new NodeRequest(tenant.value(), code, name,
                protocol.name().toLowerCase(Locale.ROOT), null));
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
        if (registry.tokensOf(Set.of(id)).values().stream()
                .anyMatch(tokens -> tokens.stream().anyMatch(RegistryEntry.Token::revoked))) {
            throw new ProblemException(ProblemCode.FORBIDDEN,
                    "an operator has revoked a token of this node; only an operator can let it in"
                            + " again");
        }
        return new Enrolled(known, enrollment.token(id, key).secret());
    }
}
