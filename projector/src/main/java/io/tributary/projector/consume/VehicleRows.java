package io.tributary.projector.consume;

import io.r2dbc.spi.Connection;
import io.tributary.projector.telemetry.VehicleProjection;
import io.tributary.projector.telemetry.VehicleTables;
import java.util.List;
import reactor.core.publisher.Mono;

/** All that is told of vehicles. */
final class VehicleRows implements Rows {
    private final VehicleTables tables;

    /** @param statementRowsMax measurements that one statement writes */
    VehicleRows(int statementRowsMax) {
        tables = new VehicleTables(statementRowsMax);
    }

    @Override
    public List<String> topics() {
        return VehicleProjection.TOPICS;
    }

    @Override
    public Mono<Void> write(Connection postgres, Batch batch) {
        return tables.write(postgres, batch.vehicles());
    }
}
