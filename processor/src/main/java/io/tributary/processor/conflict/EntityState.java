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
     * @param joint whether it holds values of other nodes that the writer need not have seen
     * @param time when that operation was made
     */
    record Live(long version, Document data, FieldHistory history, NodeId writer, boolean joint,
            Instant time) implements EntityState {

        /** Whether a node that writes without a base version goes on from its own write alone. */
        public boolean isOwnedBy(NodeId node) {
            return writer.equals(node) && !joint;
        }
    }

    /** The entity was deleted; its version goes on if it comes back. */
    record Deleted(long version, NodeId writer, Instant time) implements EntityState {}
}
