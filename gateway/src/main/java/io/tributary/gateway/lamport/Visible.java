package io.tributary.gateway.lamport;

import io.tributary.gateway.pull.HeadsView;
import io.tributary.gateway.pull.Pulls;
import io.tributary.gateway.push.Answer;
import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.value.TenantId;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/**
 * Waits until readers see what a push did, as the protocol's clients expect of an answered push. It
 * never fails: an answer must not be lost because the projector is away.
 */
final class Visible {
    private static final Duration RECHECK = Duration.ofMillis(50);

    private final Pulls pulls;
    private final HeadsView heads;
    private final Duration timeout;

    Visible(Pulls pulls, HeadsView heads, Duration timeout) {
        this.pulls = pulls;
        this.heads = heads;
        this.timeout = timeout;
    }

    /** Completes when the push's changes and its conflicts are shown, or time is over. */
    Mono<Void> after(TenantId tenant, Answer.Settled settled) {
        // Conflicts of a lane become visible in their order, so the last one stands for all.
        var last = settled.outcomes().stream().flatMap(Visible::conflictOf)
                .reduce((_, later) -> later);
        var shown = last.isEmpty() ? Mono.empty() : conflict(tenant, last.get(), _ -> true);
        return heads.covering(tenant, settled.positions()).then(shown).then()
                .timeout(timeout, Mono.empty());
    }

    /** Completes when a conflict is shown as settled, or time is over. */
    Mono<Void> settled(TenantId tenant, UUID conflict) {
        return conflict(tenant, conflict, it -> it.settled() != null).then()
                .timeout(timeout, Mono.empty());
    }

    /** A conflict of a push; empty if it is not shown in time. */
    Mono<Conflict> conflict(TenantId tenant, UUID id) {
        return conflict(tenant, id, _ -> true).timeout(timeout, Mono.empty());
    }

    private Mono<Conflict> conflict(TenantId tenant, UUID id, Predicate<Conflict> wanted) {
        return pulls.conflict(tenant, id).onErrorComplete().map(Codecs.CONFLICT::read)
                .filter(wanted).repeatWhenEmpty(round -> round.delayElements(RECHECK));
    }

    private static Stream<UUID> conflictOf(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Conflicting it -> Stream.of(it.conflict());
            case Outcome.Accepted it -> Stream.ofNullable(it.conflict());
            case Outcome.Unchanged _,Outcome.Merged _,Outcome.Rejected _ -> Stream.empty();
        };
    }
}
