package io.tributary.schemas.value;

import java.util.UUID;

/**
 * The tenants of the hub's own, by whose pushes it sees that the whole path still works. They are
 * none of the registry's: no token leads to them, and no list names them.
 */
public final class CanaryTenant {
    private static final long HIGH = Names.uuid("canary").getMostSignificantBits();
    private static final long VARIANT = 0x8000000000000000L;

    private CanaryTenant() {}

    /** @param number from 0 */
    public static TenantId of(int number) {
        return new TenantId(new UUID(HIGH, VARIANT | number));
    }

    public static boolean is(TenantId tenant) {
        return tenant.value().getMostSignificantBits() == HIGH;
    }
}
