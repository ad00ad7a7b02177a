package io.tributary.projector.consume;

import io.tributary.projector.audit.AuditProjection;
import io.tributary.projector.audit.AuditRow;
import io.tributary.projector.conflict.ConflictProjection;
import io.tributary.projector.conflict.ConflictRow;
import io.tributary.projector.entity.EntityProjection;
import io.tributary.projector.entity.EntityRow;
import io.tributary.projector.telemetry.VehicleProjection;
import io.tributary.projector.telemetry.VehicleRow;
import io.tributary.schemas.codec.UnreadableEvent;
import io.tributary.schemas.topic.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a record turned out to be. */
sealed interface Reading {
    /** A change, to be filed under its entity. */
    record OfEntity(EntityRow row) implements Reading {}

    /** A conflict, opened or settled. */
    record OfConflict(ConflictRow row) implements Reading {}

    /** An entry of the audit. */
    record OfAudit(AuditRow row) implements Reading {}

    /** Anything that is told of a vehicle. */
    record OfVehicle(VehicleRow row) implements Reading {}

    /**
     * Nothing to keep: a tombstone lets Kafka forget what Postgres has dropped by itself, and not all
     * that the registry says has a table.
     */
    record OfNothing() implements Reading {}

    /** Not what its topic promises; it goes to the dead letters. */
    record Unreadable(String reason) implements Reading {}

    static Reading of(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return new OfNothing();
        }
        if (record.key() == null) {
            return new Unreadable("the record has no key");
        }
        try {
            return switch (record.topic()) {
                case Topics.CHANGES -> new OfEntity(
                        EntityProjection.row(record.key(), record.value()));
                case Topics.CONFLICTS -> new OfConflict(
                        ConflictProjection.row(record.key(), record.value()));
                case Topics.AUDIT -> new OfAudit(
                        AuditProjection.row(record.key(), record.value()));
                default -> VehicleProjection.row(record.topic(), record.key(), record.value())
                        .<Reading>map(OfVehicle::new).orElseGet(OfNothing::new);
            };
        } catch (UnreadableEvent e) {
            return new Unreadable(String.valueOf(e.getMessage()));
        }
    }
}
