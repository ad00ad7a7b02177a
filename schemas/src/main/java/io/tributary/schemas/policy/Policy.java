package io.tributary.schemas.policy;

import org.jspecify.annotations.Nullable;

/**
 * How entities of a type merge.
 *
 * @param type an entity type, or a beginning of one followed by {@code *}
 * @param partitionBy what chooses the entity's lane
 * @param blind what happens to a put, patch or delete that names no base version
 * @param timeField the field of the document that says when it was written, an RFC 3339 time or a
 *        number; null to go by arrival
 * @param overlap what happens when both sides changed the same field
 */
public record Policy(String type, PartitionBy partitionBy, Blind blind, @Nullable String timeField,
        Overlap overlap) {
    /** What holds for a type that no policy names: nothing is lost, a person decides. */
    public static final Policy DEFAULT = new Policy("*", PartitionBy.ID, Blind.LAST_WRITE_WINS,
            null, Overlap.MANUAL);

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
        /** The later write wins, by {@link Policy#timeField} or else by arrival. */
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
        INCOMING_WINS
    }

    boolean covers(String entityType) {
        return type.endsWith("*")
                ? entityType.startsWith(type.substring(0, type.length() - 1))
                : entityType.equals(type);
    }
}
