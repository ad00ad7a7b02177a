package io.tributary.bench.exchange;

import io.tributary.bench.rounds.Cadence;

/**
 * What nodes do.
 *
 * @param objects of a packet
 * @param updates share 0..1 of them that are changes of objects the node has made before
 * @param nameChars of an object's name
 */
public record DeskPlan(Cadence cadence, int objects, double updates, int nameChars, long seed) {
    public DeskPlan {
        if (objects < 0 || updates < 0 || updates > 1) {
            throw new IllegalArgumentException(
                    "a packet has at least no objects, the share of updates is 0..1");
        }
    }
}
