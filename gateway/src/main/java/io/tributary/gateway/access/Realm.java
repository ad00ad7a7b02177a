package io.tributary.gateway.access;

import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.node.Scope;
import io.tributary.schemas.value.ProblemCode;
import io.tributary.schemas.value.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * What an administrator administers.
 *
 * @param only the one tenant; null for all
 */
public record Realm(@Nullable TenantId only) {
    /** That of the request's caller, who must be an administrator. */
    public static Realm of(ServerRequest request) {
        var caller = Identity.of(request);
        caller.require(Scope.ADMIN_TENANT);
        return new Realm(caller.may(Scope.ADMIN_HUB) ? null
                : Principal.of(caller).tenant().tenant());
    }

    public boolean covers(TenantId tenant) {
        return only == null || only.equals(tenant);
    }

    /** @throws ProblemException {@code FORBIDDEN} if a request names another's tenant */
    public TenantId requireCovers(TenantId tenant) {
        if (!covers(tenant)) {
            throw new ProblemException(ProblemCode.FORBIDDEN, "the tenant is not the token's");
        }
        return tenant;
    }
}
