package io.tributary.processor.sequence;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far a node's own numbering has come in a lane.
 *
 * @param epoch the producer's current epoch; -1 before its first push
 * @param next the sequence expected next in that epoch
 * @param before how many numbers the epochs before it used up
 * @param parked deadlines, in epoch milliseconds, of the pushes that wait for a missing one before
 *        them, by sequence
 */
public record NodeSequence(long epoch, long next, long before,
        SortedMap<Long, Long> parked) {
    static final NodeSequence START = new NodeSequence(-1, 0, 0,
            Collections.emptySortedMap());

    public NodeSequence {
        parked = Collections.unmodifiableSortedMap(new TreeMap<>(parked));
    }

    /** The beginning of an epoch. */
    NodeSequence opened(long newEpoch) {
        return new NodeSequence(newEpoch, 0, before + next, Collections.emptySortedMap());
    }

    /** The place of one of the epoch's numbers among all that the node ever used. */
    public long placeOf(long sequence) {
        return before + sequence;
    }

    NodeSequence at(long newNext) {
        return new NodeSequence(epoch, newNext, before, parked);
    }

    NodeSequence parking(long sequence, long deadline) {
        var more = new TreeMap<>(parked);
        more.put(sequence, deadline);
        return new NodeSequence(epoch, next, before, more);
    }

    NodeSequence without(long sequence) {
        var fewer = new TreeMap<>(parked);
        fewer.remove(sequence);
        return new NodeSequence(epoch, next, before, fewer);
    }
}
