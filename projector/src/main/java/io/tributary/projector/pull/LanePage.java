package io.tributary.projector.pull;

import io.tributary.projector.entity.Range;
import io.tributary.projector.entity.Slice;
import java.util.function.IntPredicate;

/**
 * One lane's part of a page.
 *
 * @param position where the reader stands in the lane after it
 */
record LanePage(int lane, Slice slice, long position) {
    /**
     * Leaves off what must wait for the next page. Rows were asked for beyond the part: whoever got
     * one knows that the lane goes on, and whether a push ends before it. A page ends between
     * pushes, unless the first push alone is larger than the part; a page by logical time then ends
     * between two times, since its reader goes on behind the last one.
     *
     * @param asked one row more than the part may have
     */
    static LanePage cut(Range asked, Slice found) {
        var lane = asked.lane().lane();
        if (found.rows() < asked.rowsMax() && found.bytes() < asked.bytesMax()) {
            return new LanePage(lane, found, asked.upTo());
        }
        int whole = lastEnd(found, found::endsPush);
        var slice = found.first(whole > 0 ? whole
                : asked.afterLamport() == null ? Math.max(1, found.rows() - 1)
                        : wholeOperations(found));
        return new LanePage(lane, slice, slice.lastSeq());
    }

    /** An operation has two changes at most, so a part for one row may have to give two. */
    private static int wholeOperations(Slice found) {
        int whole = lastEnd(found, found::endsOperation);
        return whole > 0 ? whole : found.rows();
    }

    /** How many rows there are up to the last one that ends something; 0 if none does. */
    private static int lastEnd(Slice found, IntPredicate ends) {
        int rows = found.rows() - 1;
        while (rows > 0 && !ends.test(rows - 1)) {
            rows--;
        }
        return rows;
    }
}
