package io.tributary.projector.consume;

import io.tributary.projector.audit.AuditRow;
import io.tributary.projector.conflict.ConflictRow;
import io.tributary.projector.entity.EntityRow;
import io.tributary.projector.telemetry.VehicleRow;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record and what it was read as. */
record Received(ConsumerRecord<byte[], byte[]> record, Reading reading) {
    static Received of(ConsumerRecord<byte[], byte[]> record) {
        return new Received(record, Reading.of(record));
    }

    long nextOffset() {
        return record.offset() + 1;
    }

    /** Of a change: when the gateway took in the push that made it. */
    Instant writtenAt() {
        return Instant.ofEpochMilli(record.timestamp());
    }

    long bytes() {
        return record.value() == null ? 0 : record.value().length;
    }

    Optional<EntityRow> entity() {
        return reading instanceof Reading.OfEntity(EntityRow row) ? Optional.of(row)
                : Optional.empty();
    }

    Optional<ConflictRow> conflict() {
        return reading instanceof Reading.OfConflict(ConflictRow row) ? Optional.of(row)
                : Optional.empty();
    }

    Optional<AuditRow> audit() {
        return reading instanceof Reading.OfAudit(AuditRow row) ? Optional.of(row)
                : Optional.empty();
    }

    Optional<VehicleRow> vehicle() {
        return reading instanceof Reading.OfVehicle(VehicleRow row) ? Optional.of(row)
                : Optional.empty();
    }

    Optional<String> unreadable() {
        return reading instanceof Reading.Unreadable(String reason) ? Optional.of(reason)
                : Optional.empty();
    }

    /** The same record, given up on. */
    Received refused(String reason) {
        return new Received(record, new Reading.Unreadable(reason));
    }
}
