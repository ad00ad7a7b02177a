package io.tributary.projector.pull;

import io.tributary.projector.entity.Range;
import io.tributary.projector.entity.Slice;

/**
 * One lane's part of a page.
 *
 * @param position where the reader stands in the lane after it
 */
record LanePage(int lane, Slice slice, long position) {
    /**
     * Leaves off what must wait for the next page. Rows were asked for beyond the part: whoever got
     * one knows that the lane goes on, and whether a push ends before it. A page ends between
     * pushes, unless the first push alone is larger than the part.
     *
     * @param asked one row more than the part may have
     */
    static LanePage cut(Range asked, Slice found) {
        var lane = asked.lane().lane();
        if (found.rows() < asked.rowsMax() && found.bytes() < asked.bytesMax()) {
            return new LanePage(lane, found, asked.upTo());
        }
        int whole = found.rows() - 1;
        while (whole > 0 && !found.endsPush(whole - 1)) {
            whole--;
        }
        var slice = found.first(whole > 0 ? whole : Math.max(1, found.rows() - 1));
        return new LanePage(lane, slice, slice.lastSeq());
    }
}
