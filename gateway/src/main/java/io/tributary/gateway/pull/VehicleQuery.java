package io.tributary.gateway.pull;

import io.tributary.schemas.value.TenantId;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks for what is kept of vehicles.
 *
 * @param tenant null for the vehicles of all tenants
 * @param owner the person for whom it is read, who sees their own vehicles alone; null for no person
 * @param vehicle null for all of the tenant's
 * @param view null for the vehicle itself
 * @param parameters as the projector names them
 */
public record VehicleQuery(@Nullable TenantId tenant, @Nullable UUID owner, @Nullable UUID vehicle,
        @Nullable View view, Map<String, Object> parameters) {
    public VehicleQuery {
        parameters = Map.copyOf(parameters);
    }

    /** What is wanted of a vehicle. */
    public enum View {
        STATUS,
        ALARMS,
        CHANNELS,
        HISTORY,
        COVERAGE,
        JOURNAL
    }

    /** Below the internal API's root, with a place for the tenant if it is of one. */
    String path() {
        return (tenant == null ? "" : "/tenants/{tenant}") + "/vehicles" + (vehicle == null ? ""
                : "/" + vehicle)
                + (view == null ? "" : "/" + view.name().toLowerCase(Locale.ROOT));
    }
}
