package io.tributary.projector.telemetry;

import io.tributary.schemas.fleet.AlarmState;
import io.tributary.schemas.fleet.Channels;
import io.tributary.schemas.fleet.JournalEntry;
import io.tributary.schemas.fleet.Measurements;
import io.tributary.schemas.value.NodeKey;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** A record about a vehicle, of any topic that tells of them. */
public sealed interface VehicleRow {
    NodeKey vehicle();

    record Measured(NodeKey vehicle, Measurements measurements) implements VehicleRow {}

    record Alarmed(NodeKey vehicle, AlarmState alarm) implements VehicleRow {}

    record Configured(NodeKey vehicle, Channels channels) implements VehicleRow {}

    record Journalled(NodeKey vehicle, JournalEntry entry) implements VehicleRow {}

    /**
     * What the registry says of it.
     *
     * @param host of its base URL
     * @param listed whether it has not been taken out
     * @param owners persons who see it
     */
    record Registered(NodeKey vehicle, String name, String host, int port, boolean listed,
            Set<UUID> owners, Instant createdAt) implements VehicleRow {}
}
