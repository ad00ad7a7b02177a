package io.tributary.gateway.exchange;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tributary.gateway.http.Problem;
import io.tributary.gateway.pull.HeadsView;
import io.tributary.gateway.pull.Pulls;
import io.tributary.schemas.node.NodeScope;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.Positions;
import io.tributary.schemas.value.ProblemCode;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;

/**
 * Reads the peers. What is read may be old, after a write by way of another gateway; a push on it
 * is then refused by its version, so nothing is ever decided on an old peer.
 */
final class Peers {
    /** A tenant of the exchange has one lane. */
    static final int LANE = 0;

    private final Pulls pulls;
    private final HeadsView heads;
    private final ExchangeSettings settings;
    private final Cache<NodeId, Positions> written;

    Peers(Pulls pulls, HeadsView heads, ExchangeSettings settings) {
        this.pulls = pulls;
        this.heads = heads;
        this.settings = settings;
        written = Caffeine.newBuilder().maximumSize(settings.rememberedMax()).build();
    }

    /**
     * A peer as it was last written.
     *
     * @param version 0 if it never was
     */
    record Stored(Peer peer, long version) {}

    /** The next reading waits until this is visible. */
    void wrote(NodeId node, Positions positions) {
        written.asMap().merge(node, positions, Positions::max);
    }

    /**
     * Completes when everybody can see what was written: whoever asks after the answer finds it. If
     * that takes too long it completes as well, for the write is safe.
     */
    Mono<Void> shown(RegistryEntry.Tenant tenant, Positions positions) {
        return heads.covering(tenant.tenant(), positions)
                .timeout(settings.visibleTimeout(), Mono.empty());
    }

    Mono<Stored> read(RegistryEntry.Tenant tenant, NodeId node) {
        return Mono.defer(() -> heads
                .covering(tenant.tenant(),
                        Objects.requireNonNullElse(written.getIfPresent(node), Positions.START))
                .timeout(settings.visibleTimeout())
                .onErrorMap(TimeoutException.class,
                        _ -> Problem.passing(ProblemCode.NOT_VISIBLE_YET,
                                "what the node sent before is not visible yet").toException())
                .then(stored(tenant, node)));
    }

    private Mono<Stored> stored(RegistryEntry.Tenant tenant, NodeId node) {
        return pulls.entity(tenant.tenant(), PeerDocument.entity(node)).map(RowReader::one)
                .map(row -> new Stored(
                        PeerDocument.read(Objects.requireNonNull(row.data()), row.seq()),
                        row.version()))
                .switchIfEmpty(Mono.fromSupplier(() -> new Stored(
                        fresh(tenant, NodeScope.ALL), 0)));
    }

    /** A node that is new to the exchange. */
    Peer fresh(RegistryEntry.Tenant tenant, NodeScope scope) {
        return Peer.registeredAt(heads.of(tenant.tenant()).seq(LANE), scope);
    }
}
