package io.tributary.gateway.pull;

import io.tributary.gateway.http.Problem;
import io.tributary.gateway.limit.Spender;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.ProblemCode;
import io.tributary.schemas.value.TenantId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Bounds how many of a kind are open at a time, in all and for each tenant and node; one more is
 * turned away at once.
 */
public final class Slots {
    private final String what;
    private final Bounds bounds;
    private final AtomicInteger taken = new AtomicInteger();
    // As many entries as slots are taken, for whoever has none is taken out.
    private final Map<TenantId, Integer> ofTenants = new ConcurrentHashMap<>();
    private final Map<NodeId, Integer> ofNodes = new ConcurrentHashMap<>();

    /** How many may be open: in all, of one tenant and of one node. */
    public record Bounds(int all, int tenant, int node) {}

    /** @param what the kind, in the plural */
    public Slots(String what, Bounds bounds) {
        this.what = what;
        this.bounds = bounds;
    }

    /** @param spender null for the operator, who counts in all of them alone */
    public <T> Mono<T> within(@Nullable Spender spender, Mono<T> work) {
        return Mono.defer(() -> {
            take(spender);
            return work.doFinally(_ -> giveBack(spender));
        });
    }

    /** @param spender null for the operator, who counts in all of them alone */
    public <T> Flux<T> within(@Nullable Spender spender, Flux<T> work) {
        return Flux.defer(() -> {
            take(spender);
            return work.doFinally(_ -> giveBack(spender));
        });
    }

    public int taken() {
        return taken.get();
    }

    private void take(@Nullable Spender spender) {
        int all = taken.incrementAndGet();
        int tenants = spender == null ? 0 : more(ofTenants, spender.tenant());
        int nodes = spender == null ? 0 : more(ofNodes, spender.node());
        if (all > bounds.all || tenants > bounds.tenant || nodes > bounds.node) {
            giveBack(spender);
            throw (nodes > bounds.node ? tooMany("this node has too many ")
                    : tenants > bounds.tenant ? tooMany("this tenant has too many ")
                            : Problem.passing(ProblemCode.UNAVAILABLE,
                                    "too many " + what + " are open"))
                    .toException();
        }
    }

    private Problem tooMany(String whoHas) {
        return Problem.passing(ProblemCode.TOO_MANY_REQUESTS, whoHas + what + " open");
    }

    private void giveBack(@Nullable Spender spender) {
        taken.decrementAndGet();
        if (spender != null) {
            less(ofTenants, spender.tenant());
            less(ofNodes, spender.node());
        }
    }

    private static <K> int more(Map<K, Integer> counts, @Nullable K who) {
        return who == null ? 0 : counts.merge(who, 1, Integer::sum);
    }

    private static <K> void less(Map<K, Integer> counts, @Nullable K who) {
        if (who != null) {
            counts.computeIfPresent(who, (_, count) -> count == 1 ? null : count - 1);
        }
    }
}
