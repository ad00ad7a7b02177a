package io.tributary.bench.verify;

import io.tributary.bench.feed.FullPull;
import io.tributary.bench.hub.Pulls;
import io.tributary.bench.workload.Workload;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/** Pulls a tenant's feed whole and audits it; again, while all that is wrong may be late. */
public final class Verification {
    private static final Duration BETWEEN_PULLS = Duration.ofMillis(500);

    private final Workload workload;
    private final Duration patience;

    public Verification(Workload workload, Duration patience) {
        this.workload = workload;
        this.patience = patience;
    }

    /** @param writers of the tenant, by their place in the workload */
    public Mono<Verdict> of(Pulls pulls, List<Integer> writers) {
        long giveUp = System.nanoTime() + patience.toNanos();
        return Mono.defer(() -> once(pulls, writers))
                .filter(verdict -> !verdict.mayBeLate() || System.nanoTime() - giveUp > 0)
                .repeatWhenEmpty(empty -> empty.delayElements(BETWEEN_PULLS));
    }

    private Mono<Verdict> once(Pulls pulls, List<Integer> writers) {
        var audit = new Audit(workload, writers);
        return new FullPull(pulls, FullPull.PAGE_CHANGES_MAX).pages(audit)
                .map(_ -> audit.verdict());
    }
}
