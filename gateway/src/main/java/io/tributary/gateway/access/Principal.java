package io.tributary.gateway.access;

import io.tributary.gateway.http.ProblemException;
import io.tributary.gateway.limit.Spender;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.ProblemCode;
import java.util.Objects;
import java.util.UUID;
import org.springframework.web.reactive.function.server.ServerRequest;

/** The node that is calling, with the token by which that is known. */
public record Principal(RegistryEntry.Tenant tenant, RegistryEntry.Node node, UUID token) {
    static final String ATTRIBUTE = Principal.class.getName();

    /** Who pays for the request of whoever was found to be calling. */
    public static Spender spender(ServerRequest request) {
        return Objects.requireNonNull(Spender.of(request.attributes()));
    }

    /** Whom {@link NodeAccess} has found to be calling. */
    public static Principal of(ServerRequest request) {
        return request.attribute(ATTRIBUTE).map(Principal.class::cast)
                .orElseThrow(() -> new ProblemException(ProblemCode.UNAUTHENTICATED,
                        "this needs a node's token"));
    }
}
