package io.tributary.projector.consume;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a batch may end, so that readers see a push whole or not at all.
 *
 * <p>A push ends with the change that says so. Compaction may have taken that one away: then it has
 * ended where the next change is beyond its end or in another lane, or where there is nothing more
 * to come. Records that are no changes belong to no push.
 */
final class Cut {
    private Cut() {}

    /**
     * How many of a partition's records make the next batch: whole pushes within the bounds, and
     * the first push even if it alone is beyond them. 0 if the first push is not known to be whole.
     *
     * @param caughtUp whether the partition has nothing behind these records
     */
    static int length(List<Piece> pieces, boolean caughtUp, int rowsMax, long bytesMax) {
        int cut = 0;
        long bytes = 0;
        Piece open = null;
        for (int i = 0; i < pieces.size(); i++) {
            var piece = pieces.get(i);
            if (open != null && open.endsBefore(piece)) {
                open = null;
                cut = i;
            }
            bytes += piece.bytes();
            if (cut > 0 && (i >= rowsMax || bytes > bytesMax)) {
                return cut;
            }
            if (piece.seq() > 0) {
                open = piece.seq() == piece.pushEnd() ? null : piece;
            }
            if (open == null) {
                cut = i + 1;
            }
        }
        return caughtUp ? pieces.size() : cut;
    }

    /**
     * What there is to know of a record.
     *
     * @param lane a partition's lanes are told apart by it; null if the record is no change
     * @param seq 0 if the record is no change
     */
    record Piece(@Nullable Object lane, long seq, long pushEnd, long bytes) {
        static Piece of(Received received) {
            return received.entity()
                    .map(row -> new Piece(row.index().lane(), row.index().seq(),
                            row.index().pushEnd(), received.bytes()))
                    .orElseGet(() -> new Piece(null, 0, 0, received.bytes()));
        }

        private boolean endsBefore(Piece next) {
            return next.lane() != null
                    && (!next.lane().equals(lane) || next.seq() > pushEnd);
        }
    }
}
