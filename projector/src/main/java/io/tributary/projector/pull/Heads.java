package io.tributary.projector.pull;

import io.tributary.schemas.change.Head;
import io.tributary.schemas.value.Positions;
import java.util.List;

/**
 * How far a tenant's feed is visible.
 *
 * @param positions of all lanes that have a change
 * @param lamport the latest logical time of them; 0 if there is none
 */
record Heads(Positions positions, long lamport) {
    static Heads of(List<Head> heads) {
        var positions = Positions.START;
        long lamport = 0;
        for (Head head : heads) {
            positions = positions.with(head.lane().lane(), head.seq());
            lamport = Math.max(lamport, head.lamport());
        }
        return new Heads(positions, lamport);
    }
}
