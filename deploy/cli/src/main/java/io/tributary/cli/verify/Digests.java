package io.tributary.cli.verify;

import io.tributary.schemas.value.Names;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Rows by ranges of their lanes. A row is the latest change of an entity, so each number has one. */
public final class Digests {
    private final SortedMap<Range, Digest> ranges = new TreeMap<>();
    private final long rangeSize;

    /** @param rangeSize numbers of a range */
    public Digests(long rangeSize) {
        this.rangeSize = rangeSize;
    }

    /** The first 8 bytes of the SHA-256 of a change. */
    public static long hash(byte[] change) {
        return ByteBuffer.wrap(Names.sha256().digest(change)).getLong();
    }

    public void add(int lane, long seq, long hash) {
        long from = (seq - 1) / rangeSize * rangeSize + 1;
        ranges.merge(new Range(lane, from, from + rangeSize - 1), Digest.NONE.and(hash),
                (known, _) -> known.and(hash));
    }

    public long rows() {
        return ranges.values().stream().mapToLong(Digest::rows).sum();
    }

    /** Where this, which is the log's, is not the same as the tables'. */
    public List<Difference> differences(Digests tables) {
        var all = new TreeSet<>(ranges.keySet());
        all.addAll(tables.ranges.keySet());
        return all.stream()
                .map(range -> new Difference(range, ranges.getOrDefault(range, Digest.NONE),
                        tables.ranges.getOrDefault(range, Digest.NONE)))
                .filter(difference -> !difference.log().equals(difference.tables())).toList();
    }
}
