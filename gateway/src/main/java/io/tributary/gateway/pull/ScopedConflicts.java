package io.tributary.gateway.pull;

import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.codec.Json;
import io.tributary.schemas.node.NodeScope;
import io.tributary.schemas.value.TenantId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Conflicts as a node of a scope may see them. The projector leaves other types out; where the scope
 * has conditions conflicts are read whole, since they are met by what both sides say.
 */
public final class ScopedConflicts {
    /** Pages in a row that may hold nothing for the node before an answer goes out without. */
    private static final int EMPTY_PAGES_MAX = 100;

    private static final ConflictPage NOTHING = new ConflictPage(List.of(), null, false);

    private final Pulls pulls;

    public ScopedConflicts(Pulls pulls) {
        this.pulls = pulls;
    }

    /** JSON of a page, to be read once; with conditions also large sides are in it. */
    public Mono<Flux<DataBuffer>> page(ConflictQuery query, NodeScope scope) {
        var types = scope.typesOf(query.filter().types());
        boolean isNothing = types.isEmpty() && !scope.types().isEmpty();
        return scope.isConditional() || isNothing ? whole(query, scope).map(ScopedConflicts::json)
                : pulls.conflicts(query.ofTypes(types));
    }

    /** Conflicts in full; the page may be empty although there are others behind it. */
    public Mono<ConflictPage> whole(ConflictQuery query, NodeScope scope) {
        var types = scope.typesOf(query.filter().types());
        if (types.isEmpty() && !scope.types().isEmpty()) {
            return Mono.just(NOTHING);
        }
        var wanted = query.ofTypes(types);
        return scope.isConditional() ? some(wanted, new ConflictSight(scope), EMPTY_PAGES_MAX)
                : pulls.wholeConflicts(wanted);
    }

    /** JSON of a conflict, in full; empty if the node sees none of this id. */
    public Mono<byte[]> one(TenantId tenant, UUID id, NodeScope scope) {
        var found = pulls.conflict(tenant, id);
        return scope.isWhole() ? found
                : found.filter(
                        conflict -> new ConflictSight(scope).test(Codecs.CONFLICT.read(conflict)));
    }

    private Mono<ConflictPage> some(ConflictQuery query, ConflictSight sight, int pages) {
        return pulls.wholeConflicts(query).flatMap(page -> {
            var seen = page.conflicts().stream().filter(sight).toList();
            var next = page.cursor();
            return seen.isEmpty() && page.hasMore() && next != null && pages > 1
                    ? some(query.from(next), sight, pages - 1)
                    : Mono.just(new ConflictPage(seen, next, page.hasMore()));
        });
    }

    private static Flux<DataBuffer> json(ConflictPage page) {
        var json = Json.MAPPER.writeValueAsBytes(new PageJson(page.conflicts().stream()
                .map(conflict -> Json.MAPPER.readTree(Codecs.CONFLICT.write(conflict))).toList(),
                page.cursor(), page.hasMore()));
        return Flux.defer(() -> Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(json)));
    }

    /** A page as the projector writes it. */
    private record PageJson(List<JsonNode> conflicts, @Nullable String cursor,
            boolean hasMore) {}
}
