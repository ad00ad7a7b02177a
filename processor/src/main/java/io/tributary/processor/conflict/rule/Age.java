package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Case;
import io.tributary.processor.conflict.EntityState.Known;
import io.tributary.processor.conflict.EntityState.Live;
import io.tributary.schemas.policy.Recency;
import io.tributary.schemas.push.Operation;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How an operation stands in time to what the hub holds, by the policy's clock. */
enum Age {
    OLDER,
    NEWER,
    /** The times are equal, or too close for clocks of two nodes to tell. */
    EVEN,
    /** A side does not say its time, or the policy has no clock. */
    UNTOLD;

    static Age of(Case c, Known current) {
        var last = current.last();
        var basis = c.operation().basis();
        return switch (c.policy().recency().clock()) {
            case Recency.Arrival _ -> UNTOLD;
            case Recency.TimeField(var field) -> of(c, current,
                    timeOf(c.operation(), field),
                    current instanceof Live live ? WriteTime.of(live.data().get(field))
                            : Optional.empty());
            case Recency.At _ -> of(c, current, Optional.of(WriteTime.of(c.time())),
                    Optional.of(WriteTime.of(last.time())));
            case Recency.Lamport _ -> of(c, current, logical(basis.lamport()),
                    logical(last.told()));
            case Recency.HubLamport _ -> ofHubLamport(basis.lamport(), last.lamport());
        };
    }

    /** Who has not seen the stored write is older, however late it comes. */
    private static Age ofHubLamport(@Nullable Long told, long stored) {
        if (told == null) {
            return UNTOLD;
        }
        return told > stored ? NEWER : OLDER;
    }

    private static Age of(Case c, Known current, Optional<BigDecimal> incoming,
            Optional<BigDecimal> stored) {
        if (incoming.isEmpty() || stored.isEmpty()) {
            return UNTOLD;
        }
        var ahead = incoming.get().subtract(stored.get());
        // One node's clock need not be right to order the node's own writes.
        boolean tell = current.isOwnedBy(c.node())
                || ahead.abs().compareTo(WriteTime.of(c.policy().recency().tolerance())) >= 0;
        if (!tell || ahead.signum() == 0) {
            return EVEN;
        }
        return ahead.signum() < 0 ? OLDER : NEWER;
    }

    private static Optional<BigDecimal> timeOf(Operation operation, String field) {
        return switch (operation) {
            case Operation.Put put -> WriteTime.of(put.data().get(field));
            case Operation.Patch patch -> WriteTime.of(patch.patch().get(field));
            case Operation.Delete _,Operation.Count _,Operation.Settle _ -> Optional.empty();
        };
    }

    private static Optional<BigDecimal> logical(@Nullable Long time) {
        return Optional.ofNullable(time).map(BigDecimal::valueOf);
    }
}
