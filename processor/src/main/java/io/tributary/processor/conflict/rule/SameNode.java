package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Case;
import io.tributary.processor.conflict.EntityState.Deleted;
import io.tributary.processor.conflict.EntityState.Known;
import io.tributary.processor.conflict.EntityState.Live;
import io.tributary.processor.conflict.FieldMerge;
import io.tributary.processor.conflict.Rule;
import io.tributary.processor.conflict.Verdict;
import io.tributary.processor.conflict.Verdict.Applied;
import io.tributary.processor.conflict.Verdict.Merged;
import io.tributary.schemas.policy.Heuristic;
import io.tributary.schemas.policy.Policy.Overlap;
import io.tributary.schemas.push.Operation;
import java.util.Optional;

/** A node's later write replaces its own earlier one, and nothing of others. */
record SameNode() implements Rule {
    @Override
    public String name() {
        return "same-node";
    }

    @Override
    public Optional<Verdict> judge(Case c) {
        if (!c.policy().uses(Heuristic.SAME_NODE) || !(c.state() instanceof Known current)
                || !current.last().node().equals(c.node())) {
            return Optional.empty();
        }
        var base = c.operation().baseVersion();
        if (base == null) {
            return current.isOwnedBy(c.node()) && !Contest.isOlder(c, current)
                    ? Optional.of(new Applied(Wanted.of(c)))
                    : Optional.empty();
        }
        // Where a person decides, a node that names an older version has forgotten its own write.
        if (c.policy().overlap() == Overlap.MANUAL) {
            return Optional.empty();
        }
        long since = current.last().since();
        return switch (current) {
            case Deleted _ when isPatch(c) -> Optional.empty();
            case Known _ when base >= since - 1 -> Optional.of(new Applied(Intended.of(c)));
            case Live live -> overOwnFields(c, live, since);
            case Deleted _ -> Optional.empty();
        };
    }

    private static boolean isPatch(Case c) {
        return c.operation() instanceof Operation.Patch;
    }

    /** Others have changed the entity since the base, but not what both sides changed. */
    private static Optional<Verdict> overOwnFields(Case c, Live live, long since) {
        return c.policy().uses(Heuristic.DISJOINT_FIELDS)
                ? FieldMerge.of(live, c.operation())
                        .filter(merge -> merge.overlap().stream().allMatch(
                                field -> live.history().versionOf(field) >= since))
                        .map(merge -> new Merged(merge.result()))
                : Optional.empty();
    }
}
