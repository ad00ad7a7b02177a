package io.tributary.projector.telemetry;

import io.r2dbc.spi.Connection;
import io.tributary.projector.telemetry.VehicleRow.Alarmed;
import io.tributary.projector.telemetry.VehicleRow.Configured;
import io.tributary.projector.telemetry.VehicleRow.Journalled;
import io.tributary.projector.telemetry.VehicleRow.Measured;
import java.util.List;
import reactor.core.publisher.Mono;

/** All tables about vehicles, as a batch writes them. */
public final class VehicleTables {
    private final MeasurementTable measurements;
    private final AlarmTable alarms = new AlarmTable();
    private final ChannelTable channels = new ChannelTable();
    private final JournalTable journal = new JournalTable();
    private final CoverageTable coverage = new CoverageTable();
    private final VehicleTable vehicles = new VehicleTable();

    /** @param statementRowsMax measurements that one statement writes */
    public VehicleTables(int statementRowsMax) {
        measurements = new MeasurementTable(statementRowsMax);
    }

    public Mono<Void> write(Connection connection, List<VehicleRow> rows) {
        var entries = VehicleProjection.of(Journalled.class, rows).toList();
        return measurements
                .add(connection, VehicleProjection.of(Measured.class, rows).toList())
                .then(alarms.upsert(connection,
                        VehicleProjection.of(Alarmed.class, rows).toList()))
                .then(channels.upsert(connection,
                        VehicleProjection.of(Configured.class, rows).toList()))
                .then(journal.add(connection, entries))
                .then(coverage.upsert(connection, entries))
                .then(vehicles.upsert(connection, VehicleUpdate.of(rows)));
    }
}
