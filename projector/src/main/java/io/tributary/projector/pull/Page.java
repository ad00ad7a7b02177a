package io.tributary.projector.pull;

import io.tributary.schemas.value.Positions;
import java.util.List;

/**
 * A page of a tenant's feed.
 *
 * @param lanes its parts
 * @param positions where the reader stands after it
 * @param heads of all lanes, as of the same moment
 */
record Page(List<LanePage> lanes, Positions positions, Heads heads) {
    static Page of(Positions after, Heads heads, List<LanePage> lanes) {
        var positions = after;
        for (LanePage lane : lanes) {
            positions = positions.with(lane.lane(), lane.position());
        }
        return new Page(lanes.stream().filter(lane -> lane.slice().rows() > 0).toList(), positions,
                heads);
    }

    boolean more() {
        return !positions.covers(heads.positions());
    }

    int rows() {
        return lanes.stream().mapToInt(lane -> lane.slice().rows()).sum();
    }

    /** Bytes of the body: the parts with a separator between two. */
    long bytes() {
        return Math.max(0, lanes.size() - 1)
                + lanes.stream().mapToLong(lane -> lane.slice().changes().remaining()).sum();
    }
}
