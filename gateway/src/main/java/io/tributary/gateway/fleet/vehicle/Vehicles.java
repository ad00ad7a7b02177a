package io.tributary.gateway.fleet.vehicle;

import io.tributary.gateway.fleet.vehicle.VehicleSettings.OfTenant;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.TenantId;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Vehicles with the settings that hold for them: their own, their tenant's or the hub's. */
public final class Vehicles {
    private final VehicleSettings settings;
    private final KeyBox keys;
    private final Networks networks;
    private final Map<TenantId, Networks> networksOfTenants = new HashMap<>();
    private final Map<TenantId, OfTenant> ofTenants = new HashMap<>();

    public Vehicles(VehicleSettings settings, KeyBox keys) {
        this.settings = settings;
        this.keys = keys;
        networks = new Networks(settings.networks());
        for (var tenant : settings.tenants()) {
            var id = new TenantId(tenant.tenant());
            ofTenants.put(id, tenant);
            if (tenant.networks() != null) {
                networksOfTenants.put(id, new Networks(tenant.networks()));
            }
        }
    }

    /** @throws IllegalArgumentException saying why this vehicle can't be asked */
    public Vehicle of(RegistryEntry.Vehicle entry) {
        return new Vehicle(entry.node(), entry.tenant(), url(entry.baseUrl(), entry.tenant()),
                apiKey(entry), interval(entry),
                setting(entry, entry.timeout(), OfTenant::timeout, settings.timeout()),
                overlap(entry),
                setting(entry, entry.firstWindow(), OfTenant::firstWindow,
                        settings.firstWindow()));
    }

    /** Between two pulls of this vehicle. */
    public Duration interval(RegistryEntry.Vehicle entry) {
        return setting(entry, entry.interval(), OfTenant::interval, settings.interval());
    }

    /** How far back each pull of this vehicle looks. */
    public Duration overlap(RegistryEntry.Vehicle entry) {
        return setting(entry, entry.overlap(), OfTenant::overlap, settings.overlap());
    }

    /** @throws IllegalArgumentException saying in words what is wrong with it */
    public URI url(String text, TenantId tenant) {
        return BaseUrl.parse(text, ofTenant(tenant, OfTenant::schemes, settings.schemes()));
    }

    /** Where this tenant's vehicles may be. */
    public Networks networks(TenantId tenant) {
        return networksOfTenants.getOrDefault(tenant, networks);
    }

    /** Tenants whose vehicles may be elsewhere than others'. */
    Map<TenantId, Networks> networksOfTenants() {
        return networksOfTenants;
    }

    private String apiKey(RegistryEntry.Vehicle entry) {
        @Nullable
        String sealedKey = entry.sealedKey();
        return sealedKey != null ? keys.open(entry.node(), sealedKey)
                : ofTenant(entry.tenant(), OfTenant::apiKey, settings.apiKey());
    }

    private <T> T setting(RegistryEntry.Vehicle entry, @Nullable T own,
            Function<OfTenant, @Nullable T> tenants, T hubs) {
        return own == null ? ofTenant(entry.tenant(), tenants, hubs) : own;
    }

    private <T> T ofTenant(TenantId tenant, Function<OfTenant, @Nullable T> tenants, T hubs) {
        var it = ofTenants.get(tenant);
        return it == null ? hubs : Objects.requireNonNullElse(tenants.apply(it), hubs);
    }
}
