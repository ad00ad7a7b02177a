package io.tributary.projector.pull;

import io.tributary.schemas.value.Positions;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How several lanes share a page, so that a busy lane never keeps a quiet one waiting. */
final class Shares {
    private Shares() {}

    /**
     * How many rows each lane with news may give. A lane that has less than its part leaves the rest
     * to the others; if there are more lanes than rows, those furthest behind come first.
     */
    static SortedMap<Integer, Integer> of(Positions after, Positions heads, int rowsMax) {
        var lanes = heads.seqs().keySet().stream()
                .map(lane -> new Behind(lane, heads.seq(lane) - after.seq(lane)))
                .filter(lane -> lane.rows() > 0)
                .sorted(Comparator.comparingLong(Behind::rows).reversed()).limit(rowsMax)
                .toList().reversed();
        return share(lanes, rowsMax);
    }

    private static SortedMap<Integer, Integer> share(List<Behind> leastFirst, int rowsMax) {
        var shares = new TreeMap<Integer, Integer>();
        int rows = rowsMax;
        int lanes = leastFirst.size();
        for (Behind lane : leastFirst) {
            int share = (int) Math.min(lane.rows(), rows / lanes);
            shares.put(lane.lane(), share);
            rows -= share;
            lanes--;
        }
        return shares;
    }

    /** A lane and the most rows that it can have for the reader. */
    private record Behind(int lane, long rows) {}
}
