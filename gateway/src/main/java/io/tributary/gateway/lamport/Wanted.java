package io.tributary.gateway.lamport;

import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.conflict.Conflict.Status;
import io.tributary.schemas.conflict.Conflict.Winner;
import io.tributary.schemas.conflict.Settlement;
import io.tributary.schemas.conflict.Settlement.Resolution;
import org.jspecify.annotations.Nullable;

/** What somebody wants of a conflict, against what it has come to already. */
sealed interface Wanted {
    /** It is so already. */
    record Done() implements Wanted {}

    /** Somebody has settled it in another way. */
    record TooLate() implements Wanted {}

    /** It has to be settled. */
    record ToSettle(Resolution resolution) implements Wanted {}

    /** @param resolution keeps, takes or merges */
    static Wanted of(Conflict conflict, Resolution resolution) {
        var settled = conflict.settled();
        if (settled != null) {
            return isSame(settled.settlement().resolution(), resolution) ? new Done()
                    : new TooLate();
        }
        var side = side(resolution);
        if (conflict.status() == Status.PENDING || side == null) {
            return new ToSettle(resolution);
        }
        // A rule has decided: what lost comes back, what won stands.
        return side == conflict.winner() ? new Done() : new ToSettle(new Settlement.Restore(side));
    }

    private static boolean isSame(Resolution before, Resolution now) {
        if (before instanceof Settlement.Merge(var then)
                && now instanceof Settlement.Merge(var data)) {
            return then.sameAs(data);
        }
        return side(before) != null && side(before) == side(now);
    }

    /** The side whose value holds from then on; null if it is neither's. */
    private static @Nullable Winner side(Resolution resolution) {
        return switch (resolution) {
            case Settlement.Keep _ -> Winner.CURRENT;
            case Settlement.Take _ -> Winner.INCOMING;
            case Settlement.Restore(var side) -> side;
            case Settlement.Merge _ -> null;
        };
    }
}
