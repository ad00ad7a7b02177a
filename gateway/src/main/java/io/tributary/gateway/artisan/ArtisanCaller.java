package io.tributary.gateway.artisan;

import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.ProblemCode;
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

    /** Whom the filter of the logins has found to be calling. */
    static ArtisanCaller of(ServerRequest request) {
        return (ArtisanCaller) request.attribute(ATTRIBUTE).orElseThrow();
    }

    /** @throws ProblemException if this person may only look */
    void requireWriter() {
        if (readonly) {
            throw new ProblemException(ProblemCode.FORBIDDEN, "this user may change nothing");
        }
    }

    void into(ServerRequest request) {
        request.attributes().put(ATTRIBUTE, this);
    }
}
