package io.tributary.gateway.artisan;

import io.tributary.gateway.access.Principal;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.node.Scope;
import java.util.Set;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * The person who is logged in, and the desktop that speaks for them.
 *
 * @param node under whose name the desktop's pushes are made
 * @param readonly whether this person may change nothing
 */
record ArtisanCaller(RegistryEntry.Tenant tenant, RegistryEntry.Node node, String userId,
        boolean readonly) {
    private static final String ATTRIBUTE = ArtisanCaller.class.getName();
    private static final Set<Scope> READER = Set.of(Scope.PULL);
    private static final Set<Scope> WRITER = Set.of(Scope.PULL, Scope.PUSH);

    /** Whom the filter of the logins has found to be calling. */
    static ArtisanCaller of(ServerRequest request) {
        return (ArtisanCaller) request.attribute(ATTRIBUTE).orElseThrow();
    }

    void into(ServerRequest request) {
        request.attributes().put(ATTRIBUTE, this);
        new Principal(tenant, node, readonly ? READER : WRITER).into(request);
    }
}
