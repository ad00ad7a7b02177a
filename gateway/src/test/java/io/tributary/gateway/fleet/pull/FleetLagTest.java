package io.tributary.gateway.fleet.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.gateway.fleet.pull.FleetLag.Kind;
import io.tributary.schemas.fleet.Progress;
import io.tributary.schemas.fleet.SyncStatus;
import io.tributary.schemas.value.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How far vehicles are behind, by what they are. */
class FleetLagTest {
    private static final Instant NOW = Instant.parse("2026-05-04T03:02:01Z");

    private final Map<NodeId, @Nullable Progress> fleet = new HashMap<>();
    private final FleetLag lag = new FleetLag(fleet::keySet, fleet::get, InstantSource.fixed(NOW));

    private void vehicle(SyncStatus status, @Nullable Duration behind) {
        fleet.put(new NodeId(UUID.randomUUID()), new Progress(
                behind == null ? null : NOW.minus(behind).toEpochMilli(), null, null,
                List.of(), List.of(), status, null, null));
    }

    @Test
    void eachKindHasTheLagOfItsVehicleFurthestBehind() {
        vehicle(SyncStatus.OK, Duration.ofSeconds(3));
        vehicle(SyncStatus.OK, Duration.ofSeconds(90));
        vehicle(SyncStatus.TIMEOUT, Duration.ofHours(2));

        assertThat(lag.longest(Kind.OK)).isEqualTo(Duration.ofSeconds(90));
        assertThat(lag.longest(Kind.TIMEOUT)).isEqualTo(Duration.ofHours(2));
        assertThat(lag.longest(Kind.ERROR)).isZero();
        assertThat(lag.vehicles(Kind.OK)).isEqualTo(2);
    }

    @Test
    void whatWasNeverPulledIsNewAndNotBehind() {
        fleet.put(new NodeId(UUID.randomUUID()), null);
        vehicle(SyncStatus.ERROR, null);

        assertThat(lag.vehicles(Kind.NEW)).isEqualTo(1);
        assertThat(lag.longest(Kind.NEW)).isZero();
        assertThat(lag.longest(Kind.ERROR)).isZero();
    }

    @Test
    void aVehicleWhoseClockIsAheadIsNotBehind() {
        vehicle(SyncStatus.OK, Duration.ofSeconds(-5));

        assertThat(lag.longest(Kind.OK)).isZero();
    }
}
