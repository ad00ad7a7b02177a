package io.tributary.processor.conflict;

import io.tributary.schemas.policy.Policies;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.value.EntityRef;
import java.util.function.Function;

/**
 * Decides a push as a whole: operation by operation, each on what the ones before it made.
 *
 * @param judge gives the ruling of one operation
 * @param entityLengthMax the longest document that a merge may make, in characters of JSON
 */
public record PushDecider(Policies policies, Function<Case, Ruling> judge, int entityLengthMax) {

    /**
     * The same push on the same states gives the same decision, to the letter.
     *
     * @param before what the hub holds of an entity
     * @param clock of the lane before the push
     */
    public Decision decide(Push push, LaneClock clock,
            Function<EntityRef, EntityState> before) {
        var deciding = new Deciding(push, clock, before);
        for (var operation : push.operations()) {
            var state = deciding.state(operation.entity());
            var c = new Case(state, operation, policies.of(operation.entity().type()),
                    push.node(), push.rank(), push.receivedAt());
            deciding.add(c, bounded(c, judge.apply(c)));
        }
        return deciding.decision();
    }

    /** Patches and merges could grow a document bit by bit past what a push may hold. */
    private Ruling bounded(Case c, Ruling ruling) {
        return EntityBound.isExceeded(c.operation(), ruling.verdict(), entityLengthMax)
                ? EntityBound.RULING
                : ruling;
    }
}
