package io.tributary.processor.conflict;

import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.NodeId;

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

    /** There is or was one. */
    sealed interface Known extends EntityState {
        LastWrite last();

        /** Whether a node that writes without a base version goes on from its own write alone. */
        boolean isOwnedBy(NodeId node);
    }

    /**
     * The entity exists.
     *
     * @param history which version last changed each field
     * @param joint whether it holds values of other nodes that the last writer need not have seen
     */
    record Live(long version, Document data, FieldHistory history, LastWrite last, boolean joint)
            implements
                Known {

        @Override
        public boolean isOwnedBy(NodeId node) {
            return last.node().equals(node) && !joint;
        }
    }

    /** The entity was deleted; its version goes on if it comes back. */
    record Deleted(long version, LastWrite last) implements Known {
        @Override
        public boolean isOwnedBy(NodeId node) {
            return last.node().equals(node);
        }
    }
}
