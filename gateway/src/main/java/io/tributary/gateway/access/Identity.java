package io.tributary.gateway.access;

import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.node.Scope;
import io.tributary.schemas.value.ProblemCode;
import java.util.Set;
import org.springframework.web.reactive.function.server.ServerRequest;

/** Who is calling, by whatever door: every protocol's way to show a token ends here. */
public sealed interface Identity permits Principal, Operator {
    /** Under this name the filters leave it with the request. */
    String ATTRIBUTE = Identity.class.getName();

    /** What the caller may do; never empty. */
    Set<Scope> scopes();

    /** Whom a filter has found to be calling, or {@code UNAUTHENTICATED}. */
    static Identity of(ServerRequest request) {
        return request.attribute(ATTRIBUTE).map(Identity.class::cast)
                .orElseThrow(() -> new ProblemException(ProblemCode.UNAUTHENTICATED,
                        "this needs a token"));
    }

    /** Leaves it with the request, for its handler. */
    default void into(ServerRequest request) {
        request.attributes().put(ATTRIBUTE, this);
    }

    /** Who runs the hub may do to any tenant what its own administrators may. */
    default boolean may(Scope scope) {
        return scopes().contains(scope)
                || (scope == Scope.ADMIN_TENANT && scopes().contains(Scope.ADMIN_HUB));
    }

    /** @throws ProblemException {@code FORBIDDEN} to a node that sees a part of its tenant alone */
    default void requireWholeTenant() {
        if (this instanceof Principal principal && !principal.node().scope().isWhole()) {
            throw new ProblemException(ProblemCode.FORBIDDEN,
                    "this can't keep to the scope of the token's node");
        }
    }

    /** @throws ProblemException {@code FORBIDDEN} unless the caller may do this */
    default void require(Scope scope) {
        if (!may(scope)) {
            throw new ProblemException(ProblemCode.FORBIDDEN,
                    "the token lacks the scope '" + scope.text() + "'");
        }
    }
}
