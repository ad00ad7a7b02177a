package io.tributary.gateway.exchange;

import io.tributary.schemas.node.NodeScope;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.NodeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that the hub keeps of a node's exchange. What the node has not confirmed follows from it and
 * from the lane's feed: the objects whose latest change is not the node's and lies behind
 * {@code confirmed}. How this gives a registration record for each node and object stands in the
 * gateway's README.
 *
 * @param sent the last number given to the node
 * @param received the last number accepted from it
 * @param confirmed the seq up to which the node has everything
 * @param last the last packet with contents that is not confirmed; null if there is none. It
 *        contains all that those before it did
 * @param reached the highest seq that a packet with contents ever came up to
 * @param registered the lane's head as the node came to be: it has no deletions from before
 * @param own the seq of the last push that brought objects of the node
 * @param owed objects whose value the node must get although the feed does not say so
 * @param lastIn when the last packet was accepted
 * @param lastOut when the last packet with contents was sent
 */
record Peer(long sent, long received, long confirmed, @Nullable Sent last, long reached,
        long registered, long own, List<Owed> owed, NodeScope scope, @Nullable Instant lastIn,
        @Nullable Instant lastOut) {

    Peer {
        owed = List.copyOf(owed);
    }

    /**
     * A packet that is on its way.
     *
     * @param to the seq up to which it has everything behind {@code confirmed}
     */
    record Sent(long no, long to) {}

    /**
     * An object that the node is owed.
     *
     * @param no the last packet that contained it; 0 if none has yet
     */
    record Owed(EntityRef entity, long no) {}

    static Peer registeredAt(long head, NodeScope scope) {
        return new Peer(0, 0, 0, null, 0, head, 0, List.of(), scope, null, null);
    }

    /** After the node said that it has accepted everything up to this number. */
    Peer receipt(long ack) {
        if (ack > sent) {
            // The node knows more than the hub: nothing is confirmed by a number never given.
            return new Peer(ack, received, confirmed, last, reached, registered, own, owed, scope,
                    lastIn, lastOut);
        }
        boolean confirms = last != null && last.no() <= ack;
        return new Peer(sent, received,
                confirms && last != null ? Math.max(confirmed, last.to()) : confirmed,
                confirms ? null : last, reached, registered, own,
                owed.stream().filter(it -> it.no() == 0 || it.no() > ack).toList(), scope, lastIn,
                lastOut);
    }

    /** Whether a packet of this number was accepted before, or one that came later. */
    boolean isRepetition(long no) {
        return no <= received;
    }

    Peer accept(long no, Instant now) {
        return new Peer(sent, no, confirmed, last, reached, registered, own, owed, scope, now,
                lastOut);
    }

    /** After a packet with this selection; without contents it gets no number yet. */
    Peer send(Selection selection, Instant now) {
        if (selection.isEmpty()) {
            return new Peer(sent, received, Math.max(confirmed, selection.to()), last, reached,
                    registered, own, owed, scope, lastIn, lastOut);
        }
        long no = sent + 1;
        return new Peer(no, received, confirmed, new Sent(no, selection.to()),
                Math.max(reached, selection.to()), registered, own,
                owed.stream().map(it -> selection.contains(it.entity())
                        ? new Owed(it.entity(), no)
                        : it).toList(),
                scope, lastIn, now);
    }

    /** The next number, for a packet that has nothing in it. */
    Peer number() {
        return new Peer(sent + 1, received, confirmed, last, reached, registered, own, owed, scope,
                lastIn, lastOut);
    }

    Peer owing(Set<EntityRef> entities) {
        var fresh = new LinkedHashSet<>(entities);
        var all = new ArrayList<Owed>();
        owed.stream().filter(it -> !fresh.contains(it.entity())).forEach(all::add);
        fresh.forEach(entity -> all.add(new Owed(entity, 0)));
        return new Peer(sent, received, confirmed, last, reached, registered, own, all, scope,
                lastIn, lastOut);
    }

    Peer ownUpTo(long seq) {
        return new Peer(sent, received, confirmed, last, reached, registered, seq, owed, scope,
                lastIn, lastOut);
    }

    boolean owes(EntityRef entity) {
        return owed.stream().anyMatch(it -> it.entity().equals(entity));
    }

    /** Whether the node can't know a row's latest change. */
    boolean misses(Row row, NodeId node) {
        return owes(row.entity())
                || (!row.origin().equals(node) && row.seq() > confirmed);
    }
}
