package io.tributary.gateway.batch;

import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.Cursor;
import io.tributary.schemas.value.Positions;
import java.util.Optional;

/** The hub's cursor in the dress that devices know. */
final class BatchCursor {
    private static final String PREFIX = "cur_";

    private BatchCursor() {}

    static String write(RegistryEntry.Tenant tenant, Positions positions) {
        return PREFIX + new Cursor(tenant.tenant(), tenant.incarnation(), positions).encode();
    }

    /** Empty if the hub never issued it: devices begin with one of their own (section 1). */
    static Optional<Positions> read(RegistryEntry.Tenant tenant, String text) {
        if (!text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            var cursor = Cursor.decode(tenant.tenant(), text.substring(PREFIX.length()));
            var lanes = cursor.positions().seqs();
            boolean fits = cursor.incarnation() == tenant.incarnation()
                    && (lanes.isEmpty() || lanes.lastKey() < tenant.lanes());
            return fits ? Optional.of(cursor.positions()) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
