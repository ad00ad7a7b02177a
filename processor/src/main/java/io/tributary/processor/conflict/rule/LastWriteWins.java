package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Case;
import io.tributary.processor.conflict.EntityState.Deleted;
import io.tributary.processor.conflict.EntityState.Held;
import io.tributary.processor.conflict.EntityState.Live;
import io.tributary.processor.conflict.EntityState.Unknown;
import io.tributary.processor.conflict.Rule;
import io.tributary.processor.conflict.Verdict;
import io.tributary.processor.conflict.Verdict.Applied;
import io.tributary.processor.conflict.Verdict.Kept;
import io.tributary.processor.conflict.Verdict.Overruled;
import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.policy.Recency;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.ProblemCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A write that does not say what its node had seen: the later one wins, by the policy's time field
 * or else by arrival, and what another node had written is kept. At the same time the greater node
 * id wins, so that the order of arrival does not matter.
 */
record LastWriteWins() implements Rule {
    @Override
    public String name() {
        return "last-write-wins";
    }

    @Override
    public Optional<Verdict> judge(Case c) {
        if (c.operation().baseVersion() != null) {
            return Optional.empty();
        }
        return switch (c.state()) {
            case Unknown _,Held _ -> Optional.empty();
            case Deleted gone -> Optional.of(later(c, gone.isOwnedBy(c.node())));
            case Live live when comesBefore(c, live) -> Optional.of(
                    new Kept(ProblemCode.OLDER_WRITE, 1, Conflict.Status.RESOLVED_AUTO));
            case Live live -> Optional.of(later(c, live.isOwnedBy(c.node())));
        };
    }

    /** @param own whether the node goes on from its own write, so that nothing is lost by it */
    private static Verdict later(Case c, boolean own) {
        var data = Wanted.of(c);
        return own ? new Applied(data) : new Overruled(data, 1);
    }

    private static boolean comesBefore(Case c, Live live) {
        if (!(c.policy().recency().clock() instanceof Recency.TimeField(var timeField))) {
            return false;
        }
        var current = WriteTime.of(live.data().get(timeField));
        var incoming = WriteTime.of(timeOf(c.operation(), timeField));
        if (current.isEmpty() || incoming.isEmpty()) {
            return false;
        }
        int order = incoming.get().compareTo(current.get());
        return order < 0
                || (order == 0 && c.node().value().compareTo(live.last().node().value()) < 0);
    }

    private static @Nullable Object timeOf(Operation operation, String timeField) {
        Document data = switch (operation) {
            case Operation.Put put -> put.data();
            case Operation.Patch patch -> patch.patch();
            case Operation.Delete _,Operation.Count _,Operation.Settle _ -> Document.EMPTY;
        };
        return data.get(timeField);
    }
}
