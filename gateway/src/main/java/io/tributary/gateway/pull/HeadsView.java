package io.tributary.gateway.pull;

import io.tributary.schemas.change.Head;
import io.tributary.schemas.value.Positions;
import io.tributary.schemas.value.TenantId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** How far each tenant's lanes are visible, and who waits for them to come further. */
public final class HeadsView {
    private final Map<TenantId, Positions> heads = new ConcurrentHashMap<>();
    private final Map<TenantId, Set<Waiter>> waiting = new ConcurrentHashMap<>();

    /** Takes the next record in. A rebuilt projector begins anew, so a head may also go back. */
    void apply(Head head) {
        var tenant = head.lane().tenant();
        var now = heads.merge(tenant, Positions.of(head.lane().lane(), head.seq()),
                (old, _) -> old.with(head.lane().lane(), head.seq()));
        waiting.getOrDefault(tenant, Set.of()).forEach(waiter -> waiter.look(now));
    }

    public Positions of(TenantId tenant) {
        return heads.getOrDefault(tenant, Positions.START);
    }

    /** Completes as soon as some lane is visible further than {@code known}. */
    public Mono<Void> beyond(TenantId tenant, Positions known) {
        return when(tenant, now -> !known.covers(now));
    }

    /** Completes as soon as all of {@code wanted} is visible. */
    public Mono<Void> covering(TenantId tenant, Positions wanted) {
        return when(tenant, now -> now.covers(wanted));
    }

    private Mono<Void> when(TenantId tenant, Predicate<Positions> condition) {
        return Mono.defer(() -> {
            var waiter = new Waiter(condition, Sinks.empty());
            waiting.compute(tenant, (_, all) -> {
                var set = all == null ? ConcurrentHashMap.<Waiter>newKeySet() : all;
                set.add(waiter);
                return set;
            });
            // Looked at after it is registered, so that no head is missed in between.
            waiter.look(of(tenant));
            return waiter.sink.asMono()
                    .doFinally(_ -> waiting.computeIfPresent(tenant, (_, all) -> {
                        all.remove(waiter);
                        return all.isEmpty() ? null : all;
                    }))
                    // The thread that reads heads must not ask the projector.
                    .publishOn(Schedulers.parallel());
        });
    }

    private static final class Waiter {
        private final Predicate<Positions> condition;
        private final Sinks.Empty<Void> sink;

        Waiter(Predicate<Positions> condition, Sinks.Empty<Void> sink) {
            this.condition = condition;
            this.sink = sink;
        }

        void look(Positions now) {
            if (condition.test(now)) {
                sink.tryEmitEmpty();
            }
        }
    }
}
