package io.tributary.gateway.exchange;

import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.ProblemCode;

/** Which tenants can exchange packets. */
final class Tenants {
    private Tenants() {}

    /** A packet is all or nothing, and only a lane can promise that. */
    static void requireOneLane(RegistryEntry.Tenant tenant) {
        if (tenant.lanes() != 1) {
            throw new ProblemException(ProblemCode.UNPROCESSABLE, "the exchange needs a tenant of"
                    + " one lane, and this one has " + tenant.lanes());
        }
    }
}
