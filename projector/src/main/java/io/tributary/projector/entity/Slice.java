package io.tributary.projector.entity;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Rows of one lane in feed order, their changes joined to one text. Postgres joined them, and
 * nobody here takes them apart but to leave some off at the end.
 *
 * @param changes with a separator of one byte between two
 * @param seqs a row
 * @param pushEnds a row
 * @param lengths of a change in bytes, a row
 * @param lamports a row; empty unless they were asked after
 */
public record Slice(ByteBuffer changes, List<Long> seqs, List<Long> pushEnds,
        List<Integer> lengths, List<Long> lamports) {

    public static final Slice EMPTY = new Slice(ByteBuffer.allocate(0), List.of(), List.of(),
            List.of(), List.of());

    public int rows() {
        return seqs.size();
    }

    /** Bytes of all changes without separators. */
    public long bytes() {
        return rows() == 0 ? 0 : changes.remaining() - (rows() - 1L);
    }

    /** The seq of the last row. */
    public long lastSeq() {
        return seqs.getLast();
    }

    /** Whether row {@code row} and the one behind it belong to different pushes. */
    public boolean endsPush(int row) {
        return seqs.get(row + 1) > pushEnds.get(row);
    }

    /** Whether row {@code row} and the one behind it belong to different operations. */
    public boolean endsOperation(int row) {
        return !lamports.get(row).equals(lamports.get(row + 1));
    }

    /** The first {@code rows} rows. */
    public Slice first(int rows) {
        if (rows == rows()) {
            return this;
        }
        int separators = Math.max(0, rows - 1);
        int bytes = lengths.subList(0, rows).stream().mapToInt(Integer::intValue).sum();
        return new Slice(changes.slice(changes.position(), bytes + separators), seqs.subList(0,
                rows),
                pushEnds.subList(0, rows), lengths.subList(0, rows),
                lamports.isEmpty() ? lamports : lamports.subList(0, rows));
    }
}
