package io.tributary.processor.conflict;

import io.tributary.schemas.value.Hlc;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a lane's clocks have come.
 *
 * @param seq of its last change
 * @param lamport of its last operation that had an effect
 * @param hlc of its last change
 */
public record LaneClock(long seq, long lamport, Hlc hlc) {
    public static final LaneClock START = new LaneClock(0, 0, Hlc.START);

    /**
     * The logical time of the next operation: later than all that the lane and the operation's node
     * had seen (Lamport 1978, rule IR2).
     *
     * @param told the operation's own logical time; null if its node keeps none
     */
    LaneClock tick(@Nullable Long told) {
        return new LaneClock(seq, Math.max(lamport, told == null ? 0 : told) + 1, hlc);
    }

    /** The place and the stamp of the next change. */
    LaneClock advance(Instant receivedAt) {
        return new LaneClock(seq + 1, lamport, hlc.next(receivedAt));
    }
}
