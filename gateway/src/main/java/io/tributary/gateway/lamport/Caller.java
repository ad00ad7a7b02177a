package io.tributary.gateway.lamport;

import io.tributary.gateway.access.Principal;
import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.node.Protocol;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.Names;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.ProblemCode;
import io.tributary.schemas.value.TenantId;
import java.time.Instant;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * For whom a request speaks.
 *
 * @param rank of the node whose token came with it; 0 without a token
 */
record Caller(RegistryEntry.Tenant tenant, int rank) {
    private static final String ATTRIBUTE = Caller.class.getName();

    Caller {
        if (tenant.lanes() != 1) {
            throw new ProblemException(ProblemCode.UNPROCESSABLE, "This tenant has "
                    + tenant.lanes() + " lanes; a Lamport clock needs a tenant of one lane");
        }
    }

    /** Leaves the caller with the request, for its route and its handler. */
    static void leave(ServerRequest request, Principal principal) {
        principal.into(request);
        request.attributes().put(ATTRIBUTE,
                new Caller(principal.tenant(), principal.node().rank()));
    }

    static Caller of(ServerRequest request) {
        return (Caller) request.attribute(ATTRIBUTE).orElseThrow();
    }

    TenantId tenantId() {
        return tenant.tenant();
    }

    /**
     * The device as a node. Two devices behind one token are two nodes, because what one of them did
     * the other need not have seen; so a device's id follows from its name and needs no registry.
     */
    RegistryEntry.Node device(String name) {
        return node("lamport-device", name);
    }

    /** The person who settles a conflict, as a node. */
    RegistryEntry.Node person(String name) {
        return node("lamport-person", name);
    }

    private RegistryEntry.Node node(String kind, String name) {
        var id = new NodeId(Names.uuid(kind, tenantId(), name));
        return new RegistryEntry.Node(id, tenantId(), name, name, Protocol.LAMPORT, rank,
                Instant.EPOCH);
    }
}
