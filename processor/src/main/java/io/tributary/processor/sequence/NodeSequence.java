package io.tributary.processor.sequence;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far a node's own numbering has come in a lane.
 *
 * @param epoch the producer's current epoch; -1 before its first push
 * @param next the sequence expected next in that epoch
 * @param parked deadlines, in epoch milliseconds, of the pushes that wait for a missing one before
 *        them, by sequence
 */
public record NodeSequence(long epoch, long next, SortedMap<Long, Long> parked) {
    static final NodeSequence START = new NodeSequence(-1, 0, Collections.emptySortedMap());

    public NodeSequence {
        parked = Collections.unmodifiableSortedMap(new TreeMap<>(parked));
    }

    NodeSequence in(long newEpoch) {
        return new NodeSequence(newEpoch, next, parked);
    }

    NodeSequence at(long newNext) {
        return new NodeSequence(epoch, newNext, parked);
    }

    NodeSequence parking(long sequence, long deadline) {
        var more = new TreeMap<>(parked);
        more.put(sequence, deadline);
        return new NodeSequence(epoch, next, more);
    }

    NodeSequence without(long sequence) {
        var fewer = new TreeMap<>(parked);
        fewer.remove(sequence);
        return new NodeSequence(epoch, next, fewer);
    }
}
