package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Case;
import io.tributary.processor.conflict.EntityState.Known;
import io.tributary.schemas.policy.Heuristic;
import io.tributary.schemas.policy.Precedence.Priority;
import io.tributary.schemas.policy.Recency;

/** An operation against what the hub holds. */
final class Contest {
    private Contest() {}

    /** Whether neither side knew of the other. */
    static boolean isConcurrent(Case c) {
        return c.state() instanceof Known && !c.isInformed()
                && !(c.isOwnBlind() && c.policy().uses(Heuristic.SAME_NODE));
    }

    /** Whether a write without a base version comes before the stored one in time. */
    static boolean isOlder(Case c, Known current) {
        return switch (Age.of(c, current)) {
            case OLDER -> true;
            case NEWER, UNTOLD -> false;
            // Somebody must win, whoever comes first: else the order of arrival would decide.
            case EVEN -> isPrecise(c) && byNode(c, current) < 0;
        };
    }

    /**
     * Whether of two that say the same this one stands higher: it is the one that others then have to
     * beat.
     */
    static boolean isHigher(Case c, Known current) {
        int rank = c.policy().precedence().priority() == Priority.OFF ? 0
                : Integer.compare(c.rank(), current.last().rank());
        return rank > 0 || (rank == 0 && isLater(c, current));
    }

    private static boolean isLater(Case c, Known current) {
        if (c.policy().recency().clock() instanceof Recency.HubLamport) {
            return false;
        }
        return switch (Age.of(c, current)) {
            case NEWER -> true;
            case OLDER, UNTOLD -> false;
            case EVEN -> isPrecise(c) && byNode(c, current) > 0;
        };
    }

    /** Whether the policy trusts its clock to the last. */
    static boolean isPrecise(Case c) {
        return c.policy().recency().tolerance().isZero();
    }

    private static int byNode(Case c, Known current) {
        return c.node().value().compareTo(current.last().node().value());
    }
}
