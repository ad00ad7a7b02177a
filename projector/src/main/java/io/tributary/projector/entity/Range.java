package io.tributary.projector.entity;

import io.tributary.schemas.value.LaneKey;
import io.tributary.schemas.value.NodeId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a lane are wanted.
 *
 * @param after the seq before the first
 * @param upTo the seq of the last, at most
 * @param rowsMax at most so many rows
 * @param bytesMax no row begins behind so many bytes
 * @param types only of these types; one that ends with a star stands for all that begin so; empty for
 *        all
 * @param except none of this node's; null for everybody's
 * @param afterLamport only what is later by its lane's logical time; null for all
 * @param separator between two changes
 */
public record Range(LaneKey lane, long after, long upTo, int rowsMax, long bytesMax,
        List<String> types, @Nullable NodeId except, @Nullable Long afterLamport,
        String separator) {

    /** The same range with another beginning. */
    public Range after(long seq) {
        return new Range(lane, seq, upTo, rowsMax, bytesMax, types, except, afterLamport,
                separator);
    }

    /** The same range with another end. */
    public Range upTo(long seq) {
        return new Range(lane, after, seq, rowsMax, bytesMax, types, except, afterLamport,
                separator);
    }
}
