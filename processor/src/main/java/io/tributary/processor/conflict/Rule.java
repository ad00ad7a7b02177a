package io.tributary.processor.conflict;

import java.util.Optional;

/** One reason to decide a case in one way. */
public interface Rule {
    /** Stable: it stands in receipts, conflicts and metrics. */
    String name();

    /** Empty if the rule has nothing to say. */
    Optional<Verdict> judge(Case c);
}
