package io.tributary.gateway.exchange;

import io.tributary.schemas.push.Basis;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.NodeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What a request does, worked out before anything is written: the peer afterwards, the objects to be
 * applied and those to be sent. All of it is one push, which holds only if the peer is still as it
 * was read.
 *
 * @param before the peer as it was read, {@code version} its version
 * @param next the peer afterwards
 * @param rows what was known of the objects that came
 */
record Step(NodeId node, Peer before, long version, Received received, Peer next,
        Selection selection, Map<EntityRef, Row> rows) {
    /**
     * How far a peer's confirmed place may stay behind in its record while there is nothing to send.
     * It only saves reading: a poll that finds nothing shall not cost a write.
     */
    private static final long STRAGGLE_MAX = 10_000;

    static Step of(NodeId node, Peers.Stored stored, Received received, Selection selection,
            Map<EntityRef, Row> rows, Instant now) {
        var sending = received.peer().send(selection, now);
        var next = selection.isEmpty() && isWorthWriting(stored.peer(), received, sending)
                ? sending.number()
                : sending;
        return new Step(node, stored.peer(), stored.version(), received, next, selection, rows);
    }

    private static boolean isWorthWriting(Peer before, Received received, Peer next) {
        return switch (received.kind()) {
            case PACKET, FILE -> true;
            case POLL, REPETITION -> next.sent() == 0 || !received.peer().equals(before)
                    || next.confirmed() - before.confirmed() > STRAGGLE_MAX;
        };
    }

    boolean writes() {
        return next.sent() != before.sent();
    }

    /** The peer first: a push that ends with an object ends a page of the feed. */
    List<Operation> operations(UUID attempt) {
        var operations = new ArrayList<Operation>();
        var objects = new Inbound(received.peer(), node, rows).operations(incoming(), 1);
        operations.add(write(next, version, !objects.isEmpty(), attempt));
        operations.addAll(objects);
        return operations;
    }

    Operation write(Peer peer, long base, boolean brings, UUID attempt) {
        return new Operation.Put(0, PeerDocument.entity(node), Basis.onVersion(base),
                PeerDocument.write(peer, brings, attempt));
    }

    private Collection<Item> incoming() {
        return Inbound.lastOfEach(received.items());
    }

    /** What the answer contains once the engine has decided. */
    List<Item> answer(List<Outcome> outcomes) {
        var won = new HashSet<EntityRef>();
        for (var outcome : outcomes) {
            switch (outcome) {
                case Outcome.Accepted it -> won.add(it.entity());
                case Outcome.Merged it -> won.add(it.entity());
                case Outcome.Unchanged _,Outcome.Conflicting _,Outcome.Rejected _ -> {
                    // The hub's value stands, and goes out if it is not confirmed.
                }
            }
        }
        return selection.itemsWithout(won);
    }

    /** The objects whose value at the hub is not the node's, although the feed will not say so. */
    Set<EntityRef> owes(List<Outcome> outcomes) {
        var owed = new LinkedHashSet<EntityRef>();
        for (var outcome : outcomes) {
            switch (outcome) {
                case Outcome.Merged it -> owed.add(it.entity());
                case Outcome.Conflicting it -> {
                    var row = rows.get(it.entity());
                    if (row != null && !isInFeed(row)) {
                        owed.add(it.entity());
                    }
                }
                case Outcome.Accepted _,Outcome.Unchanged _,Outcome.Rejected _ -> {
                    // Settled as the node wanted it, or the whole push was abandoned.
                }
            }
        }
        return owed;
    }

    private boolean isInFeed(Row row) {
        return row.seq() > received.peer().confirmed()
                && new Outbound(received.peer(), node).item(row).isPresent();
    }
}
