package io.tributary.gateway.fleet.viewer;

import io.tributary.gateway.access.Principal;
import io.tributary.schemas.node.RegistryEntry;
import org.springframework.web.reactive.function.server.ServerRequest;

/** Who asks after vehicles. */
public sealed interface Viewer {
    /** Under this name {@link Viewers} leaves it with the request. */
    String ATTRIBUTE = Viewer.class.getName();

    /** Whom the filter has found to be asking. */
    static Viewer of(ServerRequest request) {
        return (Viewer) request.attribute(ATTRIBUTE).orElseThrow();
    }

    /** Leaves it with the request, for its handler. */
    default void into(ServerRequest request) {
        request.attributes().put(ATTRIBUTE, this);
    }

    /** A node, which sees the vehicles of its tenant. */
    record Node(Principal principal) implements Viewer {}

    /**
     * A person, who sees the vehicles that they own.
     *
     * @param token by which that is known
     */
    record Owner(RegistryEntry.User user, String token) implements Viewer {
        /** Says nothing of the token. */
        @Override
        public String toString() {
            return "Owner[" + user + "]";
        }
    }

    /** The operator, who sees all. */
    record Operator() implements Viewer {}

    /** Whether this vehicle is there for the viewer. */
    default boolean sees(RegistryEntry.Vehicle vehicle) {
        return !vehicle.removed() && switch (this) {
            case Node(var principal) -> vehicle.tenant().equals(principal.tenant().tenant());
            case Owner(var user, _) -> vehicle.tenant().equals(user.tenant())
                    && vehicle.owners().contains(user.id());
            case Operator() -> true;
        };
    }
}
