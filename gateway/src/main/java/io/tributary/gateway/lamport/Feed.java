package io.tributary.gateway.lamport;

import io.tributary.gateway.pull.Page;
import io.tributary.gateway.pull.PageQuery;
import io.tributary.gateway.pull.Pulls;
import io.tributary.schemas.node.RegistryEntry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Mono;

/** Reads changes by their logical time, which in a tenant of one lane goes with their place. */
final class Feed {
    private final Pulls pulls;
    private final Predicate<StoredChange> shown;

    /** @param shown which changes the protocol's clients see */
    Feed(Pulls pulls, Predicate<StoredChange> shown) {
        this.pulls = pulls;
        this.shown = shown;
    }

    /**
     * Some changes in the order of their logical times.
     *
     * @param lamport of the lane: all up to it are here, or behind {@code changes} if there are more
     */
    record Part(List<StoredChange> changes, boolean more, long lamport) {}

    Mono<Part> after(RegistryEntry.Tenant tenant, long lamport, int limit, List<String> types) {
        // One more than wanted: its presence says that there is more, and nothing else can.
        return collect(PageQuery.afterLamport(tenant, lamport, limit + 1, types),
                new ArrayList<>(), limit);
    }

    private Mono<Part> collect(PageQuery query, List<StoredChange> found, int limit) {
        return pulls.page(query).flatMap(page -> text(page).flatMap(json -> {
            StoredChange.page(json).stream().filter(shown).forEach(found::add);
            boolean more = found.size() > limit;
            return page.more() && !more ? collect(query.from(page.positions()), found, limit)
                    : Mono.just(new Part(List.copyOf(more ? found.subList(0, limit) : found),
                            more, page.lamport()));
        }));
    }

    private static Mono<String> text(Page page) {
        return DataBufferUtils.join(page.body()).map(buffer -> {
            try {
                return buffer.toString(StandardCharsets.UTF_8);
            } finally {
                DataBufferUtils.release(buffer);
            }
        }).defaultIfEmpty("");
    }
}
