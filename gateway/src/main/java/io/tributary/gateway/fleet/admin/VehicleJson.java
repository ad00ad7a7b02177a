package io.tributary.gateway.fleet.admin;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The wire types of the vehicles' admin API. */
interface VehicleJson {
    /**
     * Body of POST and PATCH. What is null is the tenant's or the hub's in a POST and stays as it is in a
     * PATCH; an empty API key takes back the vehicle's own. Owners are ids of users, all of them.
     */
    record VehicleRequest(@Nullable UUID tenantId, @Nullable String name,
            @Nullable String baseUrl, @Nullable String apiKey, @Nullable Integer intervalSeconds,
            @Nullable Double timeoutSeconds, @Nullable Integer overlapSeconds,
            @Nullable Integer firstWindowSeconds, @Nullable Boolean enabled,
            @Nullable List<UUID> owners) {
        /** Names no secret, so that none can get into a log. */
        @Override
        public String toString() {
            return "VehicleRequest[" + name + ", " + baseUrl + "]";
        }
    }

    /**
     * A vehicle and how it does; its API key is never shown.
     *
     * @param ownKey whether it has an API key of its own
     * @param syncStatus {@code unknown} before the first cycle
     * @param lagSeconds how old the newest time is that was asked for; null before the first window
     * @param openAlarms how many alarms have not ended
     * @param gaps how many windows could not be had and will be asked for again
     */
    record VehicleView(UUID id, UUID tenantId, String name, String baseUrl, boolean ownKey,
            @Nullable Double intervalSeconds, @Nullable Double timeoutSeconds,
            @Nullable Double overlapSeconds, @Nullable Double firstWindowSeconds,
            boolean enabled, List<UUID> owners, String syncStatus,
            @Nullable Instant lastSeenAt, @Nullable Instant lastSyncAt,
            @Nullable Double lagSeconds, @Nullable String softwareVersion, int openAlarms,
            int gaps, Instant createdAt) {}

    /** Vehicles of the hub or of a tenant. */
    record VehiclesView(List<VehicleView> vehicles, @Nullable UUID next) {}
}
