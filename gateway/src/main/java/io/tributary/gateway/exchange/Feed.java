package io.tributary.gateway.exchange;

import io.tributary.gateway.pull.PageQuery;
import io.tributary.gateway.pull.Pulls;
import io.tributary.schemas.node.NodeScope;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.Positions;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Reads a tenant's objects: what waits for a node, and what is known of some. */
final class Feed {
    /** Pages in a row that may hold nothing for the node before an answer goes out without. */
    private static final int EMPTY_PAGES_MAX = 20;

    private final Pulls pulls;

    Feed(Pulls pulls) {
        this.pulls = pulls;
    }

    /** What the next packet contains: what is owed, then the feed from its oldest on. */
    Mono<Selection> next(RegistryEntry.Tenant tenant, NodeId node, Peer peer, int itemsMax) {
        var outbound = new Outbound(peer, node);
        return owed(tenant, outbound, itemsMax).flatMap(owed -> fill(outbound,
                query(tenant, outbound, Math.max(1, itemsMax - owed.size())), owed,
                EMPTY_PAGES_MAX));
    }

    private Mono<List<Item>> owed(RegistryEntry.Tenant tenant, Outbound outbound, int itemsMax) {
        var entities = outbound.peer().owed().stream().map(Peer.Owed::entity).limit(itemsMax)
                .toList();
        return rows(tenant, entities)
                .map(rows -> rows.values().stream().map(outbound::value).toList());
    }

    private Mono<Selection> fill(Outbound outbound, PageQuery query, List<Item> owed, int pages) {
        return pulls.page(query).flatMap(page -> RowReader.all(page).flatMap(rows -> {
            var items = rows.stream().map(outbound::item).flatMap(Optional::stream).toList();
            return items.isEmpty() && page.more() && pages > 1
                    ? fill(outbound, query.from(page.positions()), owed, pages - 1)
                    : Mono.just(new Selection(owed, items, page.positions().seq(Peers.LANE)));
        }));
    }

    private static PageQuery query(RegistryEntry.Tenant tenant, Outbound outbound, int limit) {
        var peer = outbound.peer();
        return new PageQuery(tenant, Positions.START.with(Peers.LANE, peer.confirmed()), limit,
                types(peer.scope()),
                // What the node itself has moved out of its scope must be seen here.
                peer.scope().isConditional() ? null : outbound.node(), null,
                PageQuery.Separator.COMMA);
    }

    /** The types that a pull of this scope asks for; those of other protocols are none of a packet's. */
    static List<String> types(NodeScope scope) {
        if (scope.types().isEmpty()) {
            return List.of(Item.TYPE_PREFIX + "*");
        }
        var models = scope.types().stream().filter(it -> it.startsWith(Item.TYPE_PREFIX)).toList();
        // A model has a name, so this alone finds nothing.
        return models.isEmpty() ? List.of(Item.TYPE_PREFIX) : models;
    }

    /** How many objects wait for a node, up to a bound. */
    Mono<Integer> count(RegistryEntry.Tenant tenant, NodeId node, Peer peer, int countMax) {
        var outbound = new Outbound(peer, node);
        return pulls.page(query(tenant, outbound, countMax)).flatMap(RowReader::all)
                .map(rows -> peer.owed().size() + (int) rows.stream().map(outbound::item)
                        .flatMap(Optional::stream).count());
    }

    /** Those of the entities that exist. */
    Mono<Map<EntityRef, Row>> rows(RegistryEntry.Tenant tenant, Collection<EntityRef> entities) {
        return pulls.entities(tenant.tenant(), List.copyOf(entities)).map(Row::of)
                .collectMap(Row::entity);
    }
}
