package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Settling;
import io.tributary.processor.conflict.Verdict;
import io.tributary.processor.conflict.Verdict.Rejected;
import io.tributary.processor.conflict.Verdict.Settles;
import java.util.Optional;

/** What a person decides holds, if it can be done at all. */
record SettlementMade() implements SettlementRule {
    @Override
    public String name() {
        return "settlement";
    }

    @Override
    public Optional<Verdict> judge(Settling settling) {
        return Optional.of(settling.obstacle().<Verdict>map(Rejected::new)
                .orElseGet(() -> new Settles(settling.effect())));
    }
}
