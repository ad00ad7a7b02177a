package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Case;
import io.tributary.processor.conflict.EntityState.Live;
import io.tributary.processor.conflict.Rule;
import io.tributary.processor.conflict.Verdict;
import io.tributary.processor.conflict.Verdict.Unchanged;
import java.util.Optional;

/** An operation that asks for what is already so changes nothing, on whatever version it was made. */
record IdenticalContent() implements Rule {
    @Override
    public String name() {
        return "identical-content";
    }

    @Override
    public Optional<Verdict> judge(Case c) {
        var wanted = Wanted.of(c);
        return wanted != null && c.state() instanceof Live live && wanted.sameAs(live.data())
                ? Optional.of(new Unchanged())
                : Optional.empty();
    }
}
