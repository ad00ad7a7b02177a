package io.tributary.schemas.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How entities of a type merge.
 *
 * @param type an entity type, or a beginning of one followed by {@code *}
 * @param partitionBy what chooses the entity's lane
 * @param content what a document may hold
 * @param protection what may not change any more
 * @param recency which of two writes is the newer one
 * @param precedence whose write beats another's, whenever it was made
 * @param blind what happens to a put, patch or delete that names no base version
 * @param overlap what happens when both sides changed the same field
 * @param without the heuristics that are switched off
 * @param counters the fields that are counted and booked, each at most once
 * @param bookings what a document takes from counters of other entities
 */
public record Policy(String type, PartitionBy partitionBy, Content content, Protection protection,
        Recency recency, Precedence precedence, Blind blind, Overlap overlap,
        Set<Heuristic> without, List<Counter> counters, List<Booking> bookings) {
    /** What holds for a type that no policy names: nothing is lost, a person decides. */
    public static final Policy DEFAULT = new Policy("*", PartitionBy.ID, Content.ANY,
            Protection.NONE, Recency.BY_ARRIVAL, Precedence.NONE, Blind.LAST_WRITE_WINS,
            Overlap.MANUAL, Set.of(), List.of(), List.of());

    public Policy {
        without = Set.copyOf(without);
        counters = List.copyOf(counters);
        bookings = List.copyOf(bookings);
    }

    /**
     * What chooses an entity's lane. It is always a part of the id, never of the document: an entity
     * whose document changes must not leave its lane, and with it its history.
     */
    public enum PartitionBy {
        /** The whole id. */
        ID,
        /** The id up to its first slash, so that {@code 7/1} lies where {@code 7} does. */
        ID_PREFIX;

        /** The value that is hashed to a lane. */
        public String in(String entityId) {
            int end = this == ID ? -1 : entityId.indexOf('/');
            return end < 0 ? entityId : entityId.substring(0, end);
        }
    }

    /** What happens to an operation that names no base version. */
    public enum Blind {
        /** The newer write wins, by {@link Policy#recency}. */
        LAST_WRITE_WINS,
        /** The operation is rejected. */
        REQUIRE_BASE
    }

    /** What happens when two nodes changed the same field without knowing of each other. */
    public enum Overlap {
        /** The hub's value stays; the conflict waits for a person. */
        MANUAL,
        /** The hub's value stays; the incoming one is kept in the conflict. */
        CURRENT_WINS,
        /** The incoming value wins; the hub's is kept in the conflict. */
        INCOMING_WINS,
        /** The operation is rejected: its sender has to read and to decide anew. */
        REJECT
    }

    /** The default policy for entities of this type. */
    public static Policy of(String type) {
        return new Policy(type, DEFAULT.partitionBy, DEFAULT.content, DEFAULT.protection,
                DEFAULT.recency, DEFAULT.precedence, DEFAULT.blind, DEFAULT.overlap,
                DEFAULT.without, DEFAULT.counters, DEFAULT.bookings);
    }

    public Policy with(PartitionBy newPartitionBy) {
        return new Policy(type, newPartitionBy, content, protection, recency, precedence, blind,
                overlap, without, counters, bookings);
    }

    public Policy with(Content newContent) {
        return new Policy(type, partitionBy, newContent, protection, recency, precedence, blind,
                overlap, without, counters, bookings);
    }

    public Policy with(Protection newProtection) {
        return new Policy(type, partitionBy, content, newProtection, recency, precedence, blind,
                overlap, without, counters, bookings);
    }

    public Policy with(Recency newRecency) {
        return new Policy(type, partitionBy, content, protection, newRecency, precedence, blind,
                overlap, without, counters, bookings);
    }

    public Policy with(Precedence newPrecedence) {
        return new Policy(type, partitionBy, content, protection, recency, newPrecedence, blind,
                overlap, without, counters, bookings);
    }

    public Policy with(Blind newBlind) {
        return new Policy(type, partitionBy, content, protection, recency, precedence, newBlind,
                overlap, without, counters, bookings);
    }

    public Policy with(Overlap newOverlap) {
        return new Policy(type, partitionBy, content, protection, recency, precedence, blind,
                newOverlap, without, counters, bookings);
    }

    public Policy with(Counter... newCounters) {
        return new Policy(type, partitionBy, content, protection, recency, precedence, blind,
                overlap, without, List.of(newCounters), bookings);
    }

    public Policy with(Booking... newBookings) {
        return new Policy(type, partitionBy, content, protection, recency, precedence, blind,
                overlap, without, counters, List.of(newBookings));
    }

    public Policy without(Heuristic... switchedOff) {
        return new Policy(type, partitionBy, content, protection, recency, precedence, blind,
                overlap, Set.of(switchedOff), counters, bookings);
    }

    /** Whether rules may decide by this heuristic. */
    public boolean uses(Heuristic heuristic) {
        return !without.contains(heuristic);
    }

    /** Empty if the field is no counter. */
    public Optional<Counter> counter(String field) {
        for (var counter : counters) {
            if (counter.field().equals(field)) {
                return Optional.of(counter);
            }
        }
        return Optional.empty();
    }

    boolean isPattern() {
        return type.endsWith("*");
    }

    boolean covers(String entityType) {
        return isPattern() ? entityType.regionMatches(0, type, 0, type.length() - 1)
                : entityType.equals(type);
    }
}
