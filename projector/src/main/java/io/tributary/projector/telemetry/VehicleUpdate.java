package io.tributary.projector.telemetry;

import io.tributary.schemas.fleet.Answer.CycleReport;
import io.tributary.schemas.fleet.JournalEntry;
import io.tributary.schemas.value.NodeKey;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a batch says last of a vehicle itself; null where it says nothing.
 *
 * @param cycle how its latest cycle ended
 * @param syncedUntil the end of what is covered, in milliseconds since 1970
 */
record VehicleUpdate(NodeKey vehicle, VehicleRow.@Nullable Registered registered,
        @Nullable CycleReport cycle, @Nullable Long syncedUntil) {

    /** One for each vehicle, in an order that all writers share: so none waits in a circle. */
    static List<VehicleUpdate> of(List<VehicleRow> rows) {
        var updates = new TreeMap<String, VehicleUpdate>();
        for (VehicleRow row : rows) {
            var key = row.vehicle().toString();
            var before = updates.getOrDefault(key,
                    new VehicleUpdate(row.vehicle(), null, null, null));
            var after = before.with(row);
            if (!after.equals(before)) {
                updates.put(key, after);
            }
        }
        return new ArrayList<>(updates.values());
    }

    private VehicleUpdate with(VehicleRow row) {
        return switch (row) {
            case VehicleRow.Registered it -> new VehicleUpdate(vehicle, it, cycle, syncedUntil);
            case VehicleRow.Journalled(_, JournalEntry.Cycle(var report)) ->
                new VehicleUpdate(vehicle, registered, report, syncedUntil);
            case VehicleRow.Journalled(_, JournalEntry.Coverage coverage) when !coverage.covered()
                    .isEmpty() ->
                new VehicleUpdate(vehicle, registered, cycle, coverage.covered().getLast().to());
            case VehicleRow.Journalled _ -> this;
            case VehicleRow.Measured _ -> this;
            case VehicleRow.Alarmed _ -> this;
            case VehicleRow.Configured _ -> this;
        };
    }
}
