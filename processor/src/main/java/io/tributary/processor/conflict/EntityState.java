package io.tributary.processor.conflict;

import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.ProblemCode;
import java.util.UUID;

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
     * @param tallies the latest counts of its counters
     */
    record Live(long version, Document data, FieldHistory history, LastWrite last, boolean joint,
            Tallies tallies) implements Known {

        @Override
        public boolean isOwnedBy(NodeId node) {
            return last.node().equals(node) && !joint;
        }
    }

    /**
     * A ledger's entry that is not there, because its count waits for a person or was turned down.
     *
     * @param conflict the conflict that keeps the count
     * @param code what its node was told
     */
    record Held(UUID conflict, ProblemCode code) implements EntityState {
        @Override
        public long version() {
            return 0;
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
