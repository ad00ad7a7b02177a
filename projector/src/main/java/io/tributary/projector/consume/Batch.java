package io.tributary.projector.consume;

import io.tributary.projector.audit.AuditRow;
import io.tributary.projector.conflict.ConflictRow;
import io.tributary.projector.entity.EntityRow;
import io.tributary.projector.telemetry.VehicleRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/** What is written in one transaction: a run of whole pushes from each of some partitions. */
record Batch(List<Part> parts) {
    boolean isEmpty() {
        return parts.isEmpty();
    }

    int records() {
        return parts.stream().mapToInt(part -> part.received().size()).sum();
    }

    List<EntityRow> entities() {
        return each(Received::entity);
    }

    List<ConflictRow> conflicts() {
        return each(Received::conflict);
    }

    List<AuditRow> audit() {
        return each(Received::audit);
    }

    List<VehicleRow> vehicles() {
        return each(Received::vehicle);
    }

    List<Received> unreadable() {
        return received().filter(one -> one.unreadable().isPresent()).toList();
    }

    Stream<Received> received() {
        return parts.stream().flatMap(part -> part.received().stream());
    }

    /** The same batch with only these of its records, for finding out which one is refused. */
    Batch only(List<Received> some) {
        return new Batch(List.of(new Part(parts.getFirst().partition(), 0, some)));
    }

    private <T> List<T> each(Function<Received, Optional<T>> what) {
        var found = new ArrayList<T>(records());
        received().forEach(one -> what.apply(one).ifPresent(found::add));
        return found;
    }

    /**
     * A partition's share of a batch.
     *
     * @param expected the offset that Postgres must hold, or another projector writes this partition
     */
    record Part(TopicPartition partition, long expected, List<Received> received) {
        long next() {
            return received.getLast().nextOffset();
        }
    }
}
