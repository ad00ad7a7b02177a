package io.tributary.bench.batch;

import io.tributary.bench.rounds.Cadence;

/**
 * What devices do.
 *
 * @param uploads share 0..1 of the syncs that bring records; the others only ask for news
 * @param records of an upload
 * @param noteChars of a record's text
 */
public record DevicePlan(Cadence cadence, double uploads, int records, int noteChars, long seed) {
    public DevicePlan {
        if (uploads < 0 || uploads > 1 || records < 1) {
            throw new IllegalArgumentException(
                    "the share of uploads is 0..1, the records of one at least 1");
        }
    }

    /** Whether nobody brings anything. */
    boolean isIdle() {
        return uploads == 0;
    }
}
