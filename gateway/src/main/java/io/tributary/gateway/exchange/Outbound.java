package io.tributary.gateway.exchange;

import io.tributary.schemas.value.NodeId;
import java.util.Optional;

/** What a row of the feed is to a node. */
record Outbound(Peer peer, NodeId node) {
    /** Empty if the node must not or need not hear of it. */
    Optional<Item> item(Row row) {
        boolean isOwn = row.origin().equals(node);
        if (row.isDeleted() || !isInScope(row)) {
            // A deletion by the node itself is known to it; what it moved out of its scope is not.
            boolean isKnown = row.isDeleted() ? isOwn || row.seq() <= peer.registered()
                    : isNew(row);
            return isKnown ? Optional.empty() : Optional.of(Item.delete(row.entity()));
        }
        return isOwn ? Optional.empty() : Optional.of(value(row));
    }

    /** The row's value, whoever made it. */
    Item value(Row row) {
        return row.isDeleted() || !isInScope(row) ? Item.delete(row.entity())
                : new Item(row.entity(), isNew(row) ? Act.INSERT : Act.UPDATE, row.data());
    }

    private boolean isInScope(Row row) {
        return peer.scope().contains(row.entity(), row.data());
    }

    /**
     * Whether no version of the object was ever sent to the node or came from it. Where that can't be
     * told the answer is no: an update of what it has not is an insertion to every client, but an
     * insertion of what it has is refused by some.
     */
    private boolean isNew(Row row) {
        long known = Math.max(peer.reached(), peer.own());
        boolean isFirst = row.version() == 1 && !row.origin().equals(node);
        return row.seq() > peer.reached() && (isFirst || row.seq() <= peer.registered()
                || row.created() > known || known == 0);
    }
}
