package io.tributary.gateway.fleet.admin;

import io.tributary.gateway.fleet.admin.VehicleJson.VehicleView;
import io.tributary.schemas.fleet.Progress;
import io.tributary.schemas.node.RegistryEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A vehicle as the operator sees it. */
final class VehicleMapper {
    private static final double MILLIS_PER_SECOND = 1000;

    private VehicleMapper() {}

    static VehicleView toView(RegistryEntry.Vehicle vehicle, @Nullable Progress progress,
            Instant now) {
        var until = progress == null ? null : progress.dataUntil();
        return new VehicleView(vehicle.node().value(), vehicle.tenant().value(), vehicle.name(),
                vehicle.baseUrl(), vehicle.sealedKey() != null, seconds(vehicle.interval()),
                seconds(vehicle.timeout()), seconds(vehicle.overlap()),
                seconds(vehicle.firstWindow()), vehicle.enabled(),
                vehicle.owners().stream().sorted().toList(),
                progress == null ? "unknown" : progress.status().name().toLowerCase(Locale.ROOT),
                progress == null ? null : progress.lastSeenAt(),
                until == null ? null : Instant.ofEpochMilli(until),
                until == null ? null : (now.toEpochMilli() - until) / MILLIS_PER_SECOND,
                progress == null ? null : progress.softwareVersion(),
                progress == null ? 0 : progress.openAlarms().size(),
                progress == null ? 0 : progress.gaps().size(), vehicle.createdAt());
    }

    private static @Nullable Double seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis() / MILLIS_PER_SECOND;
    }
}
