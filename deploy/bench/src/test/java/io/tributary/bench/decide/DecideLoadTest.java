package io.tributary.bench.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.receipt.Outcome;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

/** What the benchmark measures is what it says. */
class DecideLoadTest {
    private static final int PUSHES = 500;

    @Test
    void theLoadMeetsEveryKindOfDecision() {
        var load = new DecideLoad();
        var rules = new HashSet<String>();
        var kinds = new HashSet<Class<?>>();
        for (int i = 0; i < PUSHES; i++) {
            for (var outcome : load.next().receipt().outcomes()) {
                rules.add(outcome.rule());
                kinds.add(outcome.getClass());
            }
        }

        assertThat(kinds).contains(Outcome.Accepted.class, Outcome.Merged.class,
                Outcome.Rejected.class, Outcome.Conflicting.class);
        assertThat(rules).contains("first-write", "base-version-matches", "last-write-wins",
                "disjoint-fields", "commuting-count", "base-version-required", "manual");
    }
}
