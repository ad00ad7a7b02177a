package io.tributary.gateway.native_;

import io.tributary.gateway.pull.Pulls;
import io.tributary.gateway.pull.PullSettings;
import io.tributary.gateway.pull.StoredEntity;
import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.TenantId;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;

/**
 * Reads what a receipt has just told of. The projector shows it a moment later, so a read that
 * does not find it yet is repeated for a bounded time.
 */
final class VisibleConflicts {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Pulls pulls;
    private final long pauses;

    VisibleConflicts(Pulls pulls, PullSettings settings) {
        this.pulls = pulls;
        pauses = settings.conflictTimeout().dividedBy(PAUSE);
    }

    /** Empty if there is none that is as wanted in time. */
    Mono<Conflict> conflict(TenantId tenant, UUID id, Predicate<Conflict> wanted) {
        return repeated(pulls.conflict(tenant, id).map(Codecs.CONFLICT::read).filter(wanted));
    }

    /** The entity, at least at this version if it is visible in time. */
    Mono<StoredEntity> entity(TenantId tenant, EntityRef entity, long version) {
        return repeated(pulls.entity(tenant, entity).filter(it -> it.version() >= version))
                .switchIfEmpty(pulls.entity(tenant, entity));
    }

    private <T> Mono<T> repeated(Mono<T> read) {
        return read.repeatWhenEmpty(empty -> empty.take(pauses).delayElements(PAUSE));
    }
}
