package io.tributary.gateway.batch;

import io.tributary.gateway.access.Principal;
import io.tributary.gateway.pull.Page;
import io.tributary.gateway.pull.PageQuery;
import io.tributary.gateway.pull.Pulls;
import io.tributary.gateway.pull.PullSettings;
import io.tributary.gateway.pull.Waiting;
import io.tributary.schemas.codec.Json;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.Positions;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads single records, and waits until what was written can be read. */
final class Records {
    private final Pulls pulls;
    private final Waiting waiting;
    private final PullSettings settings;

    Records(Pulls pulls, Waiting waiting, PullSettings settings) {
        this.pulls = pulls;
        this.waiting = waiting;
        this.settings = settings;
    }

    /** Empty if there is no such record, or none any more. */
    Mono<Stored> find(Principal principal, String type, String id) {
        return reference(type, id)
                .map(ref -> pulls.entity(principal.tenant().tenant(), ref))
                .orElse(Mono.empty()).filter(entity -> !entity.deleted())
                .map(entity -> Json.MAPPER.readValue(entity.change(), Stored.class));
    }

    /** Those of the records that there are. */
    Flux<Stored> all(Principal principal, List<EntityRef> refs) {
        return pulls.entities(principal.tenant().tenant(), refs).map(Stored::of)
                .filter(stored -> stored.data() != null);
    }

    /** The first page of a feed that shows at least these positions. */
    Mono<Page> visible(PageQuery query, Positions wanted) {
        return waiting.visible(query, wanted, settings.visibleTimeout());
    }

    /** Completes when all that stands at these positions can be read. */
    Mono<Void> visible(RegistryEntry.Tenant tenant, Positions wanted) {
        return visible(new PageQuery(tenant, wanted, 1, List.of(), null, null,
                PageQuery.Separator.COMMA), wanted).flatMap(Page::discard);
    }

    // An id from a path may be anything; none of the hub's is so long or has such characters.
    private static Optional<EntityRef> reference(String type, String id) {
        try {
            return Optional.of(new EntityRef(type, id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
