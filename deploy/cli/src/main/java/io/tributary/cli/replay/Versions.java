package io.tributary.cli.replay;

import java.util.TreeMap;

/**
 * Which version of an entity a node would have seen under the other policies, where it saw a certain
 * one under the current policies. The two count apart once one side accepts what the other does not.
 */
final class Versions {
    /** Who is further behind than this is behind under both. */
    private static final int REMEMBERED_MAX = 100;

    private final TreeMap<Long, Long> otherByCurrent = new TreeMap<>();

    /** From this version of the current side on, the other side was at that one. */
    void meet(long current, long other) {
        otherByCurrent.put(current, other);
        if (otherByCurrent.size() > REMEMBERED_MAX) {
            otherByCurrent.pollFirstEntry();
        }
    }

    long other(long current) {
        var met = otherByCurrent.floorEntry(current);
        if (met == null) {
            return current;
        }
        boolean isNewest = met.getKey().equals(otherByCurrent.lastKey());
        // A version that the hub never gave stays as far ahead of the newest as it was.
        return isNewest ? met.getValue() + (current - met.getKey()) : met.getValue();
    }
}
