package io.tributary.schemas.value;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far something has come in each lane of a tenant: a lane that is not named stands at 0, before
 * its first change.
 *
 * @param seqs positive sequence numbers by lane
 */
public record Positions(SortedMap<Integer, Long> seqs) {
    public static final Positions START = new Positions(Collections.emptySortedMap());

    public Positions {
        seqs = Collections.unmodifiableSortedMap(new TreeMap<>(seqs));
        seqs.forEach((lane, seq) -> {
            if (lane < 0 || lane >= LaneKey.LANES_MAX || seq <= 0) {
                throw new IllegalArgumentException("no position: lane " + lane + ", seq " + seq);
            }
        });
    }

    public static Positions of(int lane, long seq) {
        return START.with(lane, seq);
    }

    public long seq(int lane) {
        return seqs.getOrDefault(lane, 0L);
    }

    /** The same positions with {@code lane} standing at {@code seq}; 0 takes the lane out. */
    public Positions with(int lane, long seq) {
        var copy = new TreeMap<>(seqs);
        if (seq == 0) {
            copy.remove(lane);
        } else {
            copy.put(lane, seq);
        }
        return new Positions(copy);
    }

    /** The further of both in every lane. */
    public Positions max(Positions other) {
        var copy = new TreeMap<>(seqs);
        other.seqs.forEach((lane, seq) -> copy.merge(lane, seq, Math::max));
        return new Positions(copy);
    }

    /** Whether this has come at least as far as {@code other} in every lane. */
    public boolean covers(Positions other) {
        return other.seqs.entrySet().stream().allMatch(at -> seq(at.getKey()) >= at.getValue());
    }

    public boolean isStart() {
        return seqs.isEmpty();
    }

    /** {@code lane:seq} pairs with commas between them, as the pull API writes them in a header. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (Map.Entry<Integer, Long> at : seqs.entrySet()) {
            text.append(text.isEmpty() ? "" : ",").append(at.getKey()).append(':')
                    .append(at.getValue());
        }
        return text.toString();
    }

    /** Reads what {@link #toString()} wrote; empty text is {@link #START}. */
    public static Positions parse(String text) {
        var seqs = new TreeMap<Integer, Long>();
        for (String pair : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            int colon = pair.indexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException("not positions: " + text);
            }
            var twice = seqs.put(Integer.parseInt(pair, 0, colon, 10),
                    Long.parseLong(pair, colon + 1, pair.length(), 10));
            if (twice != null) {
                throw new IllegalArgumentException("a lane stands twice in " + text);
            }
        }
        return new Positions(seqs);
    }
}
