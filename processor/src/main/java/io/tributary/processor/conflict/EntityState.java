package io.tributary.processor.conflict;

import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.NodeId;
import java.time.Instant;

/** What the hub holds of an entity. */
public sealed interface EntityState {
    /** The entity's version; 0 if there never was one. */
    long version();

    /** There never was such an entity. */
    record Unknown() implements EntityState {
        @Override
        public long version() {
            return 0;
        }
    }

    /**
     * The entity exists.
     *
     * @param history which version last changed each field
     * @param writer the node whose operation made this version
     * @param time when that operation was made
     */
    record Live(long version, Document data, FieldHistory history, NodeId writer, Instant time)
            implements
                EntityState {}

    /** The entity was deleted; its version goes on if it comes back. */
    record Deleted(long version, NodeId writer, Instant time) implements EntityState {}
}
