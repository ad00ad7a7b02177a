package io.tributary.projector.entity;

import io.tributary.schemas.value.LaneKey;

/**
 * A place in a lane and its logical time: every change up to {@code seq} has at most that time.
 *
 * @param block which run of {@link #BLOCK_SEQS} seqs it begins
 */
record LamportMark(LaneKey lane, long block, long seq, long lamport) {
    /** How many seqs may lie between a mark and the change that is looked for. */
    static final int BLOCK_SEQS = 1000;

    static LamportMark at(EntityRow row) {
        var index = row.index();
        return new LamportMark(index.lane(), index.seq() / BLOCK_SEQS, index.seq(),
                index.lamport());
    }
}
