package io.tributary.gateway.fleet.vehicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.gateway.fleet.vehicle.VehicleSettings.OfTenant;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.TenantId;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** Which setting holds for a vehicle: its own, its tenant's or the hub's. */
class VehiclesTest {
    private static final TenantId STRICT = new TenantId(new UUID(0, 1));
    private static final TenantId OTHER = new TenantId(new UUID(0, 2));
    private static final NodeId NODE = new NodeId(new UUID(0, 3));
    private static final String URL = "http://10.8.0.7:8001";

    private final KeyBox keys = new KeyBox("secret");
    private final Vehicles vehicles = new Vehicles(new VehicleSettings("hubs", List.of("::/0"),
            List.of("http", "https"),
            List.of(new OfTenant(STRICT.value(), "tenants", List.of("10.8.0.0/16"),
                    List.of("https"), Duration.ofSeconds(20), Duration.ofSeconds(2),
                    Duration.ofSeconds(200), Duration.ofHours(2)),
                    new OfTenant(new UUID(0, 9), null, null, null, null, null, null, null)),
            Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(60),
            Duration.ofMinutes(1), DataSize.ofMegabytes(1), 50_000, 1), keys);

    private static RegistryEntry.Vehicle entry(TenantId tenant, String url,
            @Nullable String sealedKey, @Nullable Duration own) {
        return new RegistryEntry.Vehicle(NODE, tenant, "Truck", url, sealedKey, own, own, own, own,
                true, false, Set.of(), "origin", Instant.EPOCH);
    }

    private static OfTenant settings(@Nullable List<String> networks, @Nullable Duration each) {
        return new OfTenant(STRICT.value(), null, networks, null, each, each, each, each);
    }

    @Test
    void aVehicleWithoutSettingsHasThoseOfTheHub() {
        for (var tenant : List.of(OTHER, new TenantId(new UUID(0, 9)))) {
            var vehicle = vehicles.of(entry(tenant, URL, null, null));

            assertThat(vehicle.apiKey()).isEqualTo("hubs");
            assertThat(vehicle.interval()).isEqualTo(Duration.ofSeconds(30));
            assertThat(vehicle.timeout()).isEqualTo(Duration.ofSeconds(10));
            assertThat(vehicle.overlap()).isEqualTo(Duration.ofSeconds(60));
            assertThat(vehicle.firstWindow()).isEqualTo(Duration.ofMinutes(1));
        }
    }

    @Test
    void aTenantsSettingsGoBeforeTheHubs() throws Exception {
        var vehicle = vehicles.of(entry(STRICT, "https://10.8.0.7", null, null));

        assertThat(vehicle.apiKey()).isEqualTo("tenants");
        assertThat(vehicle.interval()).isEqualTo(Duration.ofSeconds(20));
        assertThat(vehicle.timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(vehicle.overlap()).isEqualTo(Duration.ofSeconds(200));
        assertThat(vehicle.firstWindow()).isEqualTo(Duration.ofHours(2));
        assertThat(vehicles.networks(STRICT).allow(InetAddress.ofLiteral("10.8.0.7"))).isTrue();
        assertThat(vehicles.networks(OTHER).allow(InetAddress.ofLiteral("10.8.0.7"))).isFalse();
    }

    @Test
    void aVehiclesOwnSettingsGoBeforeItsTenants() {
        var vehicle = vehicles.of(entry(STRICT, "https://10.8.0.7", keys.seal(NODE, "own"),
                Duration.ofSeconds(7)));

        assertThat(vehicle.apiKey()).isEqualTo("own");
        assertThat(List.of(vehicle.interval(), vehicle.timeout(), vehicle.overlap(),
                vehicle.firstWindow())).containsOnly(Duration.ofSeconds(7));
    }

    @Test
    void aSchemeThatTheTenantMayNotUseIsRefusedAlsoForAVehicleThatIsThereAlready() {
        assertThat(vehicles.of(entry(OTHER, URL, null, null)).baseUrl()).hasToString(URL);
        assertThatThrownBy(() -> vehicles.of(entry(STRICT, URL, null, null)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("https");
    }

    @Test
    void aTenantsSettingsAreCheckedWhenTheHubStarts() {
        assertThat(settings(null, null).networks()).isNull();
        assertThatThrownBy(() -> settings(List.of("10.8.0.0/99"), null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settings(null, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("interval");
        assertThatThrownBy(() -> new OfTenant(STRICT.value(), null, null, null, null, null,
                Duration.ofSeconds(-1), null)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("overlap");
    }
}
