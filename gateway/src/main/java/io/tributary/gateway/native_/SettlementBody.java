package io.tributary.gateway.native_;

import io.tributary.gateway.pull.ConflictFilter;
import io.tributary.schemas.conflict.Settlement;
import org.jspecify.annotations.Nullable;

/** The body of a settlement, read and found to be in order. */
sealed interface SettlementBody {
    /**
     * Of one conflict.
     *
     * @param ifVersion the version of the entity that it was decided on; null if whatever it is
     */
    record One(Settlement settlement, @Nullable Long ifVersion) implements SettlementBody {}

    /** Of all that a filter finds, at most {@code max}. */
    record Many(ConflictFilter filter, Settlement settlement, int max)
            implements
                SettlementBody {}
}
