package io.tributary.gateway.exchange;

import io.tributary.gateway.access.Principal;
import io.tributary.gateway.access.RegistryView;
import io.tributary.gateway.http.Parameters;
import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.node.Protocol;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.ProblemCode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells how far the nodes of the caller's tenant have come. */
final class StatusHandler {
    private static final int NODES = 100;
    private static final int NODES_MAX = 1000;
    private static final int CONCURRENT_NODES = 8;

    private final RegistryView registry;
    private final Peers peers;
    private final Feed feed;
    private final ExchangeSettings settings;
    private final InstantSource clock;

    StatusHandler(RegistryView registry, Peers peers, Feed feed, ExchangeSettings settings,
            InstantSource clock) {
        this.registry = registry;
        this.peers = peers;
        this.feed = feed;
        this.settings = settings;
        this.clock = clock;
    }

    private record Progress(RegistryEntry.Node node, Peer peer, int pending) {}

    Mono<ServerResponse> status(ServerRequest request) {
        return progress(request).flatMap(it -> {
            var fields = fields("node_id", it);
            fields.put("node_code", it.node().code());
            return Answers.ok(fields);
        });
    }

    Mono<ServerResponse> nodes(ServerRequest request) {
        return all(request).map(it -> {
            var fields = fields("id", it);
            fields.put("code", it.node().code());
            fields.put("name", it.node().name());
            return fields;
        }).collectList().flatMap(nodes -> Answers.ok(nodes));
    }

    Mono<ServerResponse> statistics(ServerRequest request) {
        return all(request).collectList().flatMap(all -> {
            var counts = new LinkedHashMap<String, @Nullable Object>();
            for (var it : all) {
                var fields = fields("node_id", it);
                fields.put("code", it.node().code());
                fields.put("name", it.node().name());
                counts.put(it.node().node().toString(), fields);
            }
            var statistics = new LinkedHashMap<String, @Nullable Object>();
            statistics.put("total_nodes", all.size());
            statistics.put("pending_counts", counts);
            statistics.put("timestamp", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
            return Answers.ok(statistics);
        });
    }

    /** There is nothing to set off: a node fetches what waits for it whenever it comes. */
    Mono<ServerResponse> trigger(ServerRequest request) {
        int packet = settings.packetEntitiesMax();
        return progress(request).flatMap(it -> {
            var fields = new LinkedHashMap<String, @Nullable Object>();
            fields.put("success", true);
            fields.put("message", it.pending() + " changes wait for the node's next exchange");
            fields.put("pending_packets", (it.pending() + packet - 1) / packet);
            fields.put("pending_changes", it.pending());
            return Answers.ok(fields);
        });
    }

    /** A node of the caller's tenant, by the path. */
    RegistryEntry.Node node(ServerRequest request) {
        var node = registry.node(new NodeId(new Parameters(request).pathUuid("node_id")));
        if (node == null || !node.tenant().equals(Principal.of(request).tenant().tenant())) {
            throw new ProblemException(ProblemCode.NOT_FOUND, "Node not found");
        }
        return node;
    }

    private Flux<Progress> all(ServerRequest request) {
        var tenant = Principal.of(request).tenant();
        Tenants.requireOneLane(tenant);
        int limit = new Parameters(request).whole("limit", 1, NODES_MAX, NODES);
        List<RegistryEntry.Node> nodes = registry.nodes(tenant.tenant())
                .filter(node -> node.protocol() == Protocol.EXCHANGE)
                .sorted(Comparator.comparing(RegistryEntry.Node::code)).limit(limit).toList();
        return Flux.fromIterable(nodes)
                .flatMapSequential(node -> progress(tenant, node), CONCURRENT_NODES);
    }

    private Mono<Progress> progress(ServerRequest request) {
        var tenant = Principal.of(request).tenant();
        Tenants.requireOneLane(tenant);
        return progress(tenant, node(request));
    }

    private Mono<Progress> progress(RegistryEntry.Tenant tenant, RegistryEntry.Node node) {
        return peers.read(tenant, node.node()).flatMap(stored -> feed
                .count(tenant, node.node(), stored.peer(), settings.countMax())
                .map(pending -> new Progress(node, stored.peer(), pending)));
    }

    private static Map<String, @Nullable Object> fields(String id, Progress progress) {
        var peer = progress.peer();
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put(id, progress.node().node().toString());
        fields.put("last_sync_in", text(peer.lastIn()));
        fields.put("last_sync_out", text(peer.lastOut()));
        fields.put("pending_changes", progress.pending());
        fields.put("sent_packet_no", peer.sent());
        fields.put("received_packet_no", peer.received());
        return fields;
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
