package io.tributary.gateway.artisan;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tributary.gateway.http.ProblemException;
import io.tributary.gateway.pull.HeadsView;
import io.tributary.gateway.pull.PageQuery;
import io.tributary.gateway.pull.Pulls;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.Positions;
import io.tributary.schemas.value.ProblemCode;
import io.tributary.schemas.value.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The roasteries at hand, each as new as the heads. What is held is never read again: the feed tells
 * what has changed behind it, and where nothing has, nothing is asked.
 */
final class Catalogues {
    private static final List<String> TYPES = Stream
            .concat(Kind.types().stream(), Stream.of(RoastRecord.TYPE)).toList();

    private final Pulls pulls;
    private final HeadsView heads;
    private final CatalogueSettings settings;
    private final Cache<TenantId, Catalogue> held;
    private final Map<TenantId, Mono<Catalogue>> underWay = new ConcurrentHashMap<>();

    Catalogues(Pulls pulls, HeadsView heads, CatalogueSettings settings) {
        this.pulls = pulls;
        this.heads = heads;
        this.settings = settings;
        held = Caffeine.newBuilder().maximumWeight(settings.heldMax())
                .weigher((TenantId _, Catalogue it) -> 1 + it.size())
                .expireAfterAccess(settings.heldFor()).build();
    }

    /** Shows all that this gateway knows to be visible. */
    Mono<Catalogue> of(RegistryEntry.Tenant tenant) {
        return Mono.defer(() -> {
            var wanted = heads.of(tenant.tenant());
            return reaching(tenant, wanted).flatMap(it -> it.positions().covers(wanted)
                    ? Mono.just(it)
                    // Another request had begun to read before this one's change was visible.
                    : Mono.defer(() -> reaching(tenant, wanted)));
        });
    }

    private Mono<Catalogue> reaching(RegistryEntry.Tenant tenant, Positions wanted) {
        var known = known(tenant);
        return known.positions().covers(wanted) ? Mono.just(known)
                : underWay.computeIfAbsent(tenant.tenant(), id -> advance(tenant)
                        .doFinally(_ -> underWay.remove(id)).cache());
    }

    private Catalogue known(RegistryEntry.Tenant tenant) {
        return Objects.requireNonNullElse(held.getIfPresent(tenant.tenant()), Catalogue.EMPTY);
    }

    private Mono<Catalogue> advance(RegistryEntry.Tenant tenant) {
        return Mono.defer(() -> advance(tenant, known(tenant)))
                .doOnNext(it -> held.put(tenant.tenant(), it));
    }

    private Mono<Catalogue> advance(RegistryEntry.Tenant tenant, Catalogue from) {
        return pulls.page(new PageQuery(tenant, from.positions(), settings.pageRows(), TYPES, null,
                null, PageQuery.Separator.COMMA))
                // A first read may be long, and event loops wait for nobody.
                .publishOn(Schedulers.parallel())
                .flatMap(page -> page.read(Row[].class)
                        .map(rows -> bounded(from.with(page.positions(), rows)))
                        .flatMap(next -> page.more()
                                ? Mono.defer(() -> advance(tenant, next))
                                : Mono.just(next)));
    }

    private Catalogue bounded(Catalogue catalogue) {
        if (catalogue.size() > settings.entitiesMax()) {
            throw new ProblemException(ProblemCode.UNPROCESSABLE, "the roastery has more than "
                    + settings.entitiesMax() + " coffees, roasts and other entities");
        }
        return catalogue;
    }
}
