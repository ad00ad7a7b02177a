package io.tributary.gateway.exchange;

import io.tributary.gateway.access.Principal;
import io.tributary.gateway.http.Bodies;
import io.tributary.gateway.http.ProblemException;
import io.tributary.gateway.http.StrictJson;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.ProblemCode;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Exchange by files, for nodes without a network: no numbers, no receipts. */
final class FileHandler {
    private final Exchange exchange;
    private final Peers peers;
    private final Feed feed;
    private final StatusHandler status;
    private final Bodies bodies;
    private final StrictJson json;
    private final ExchangeSettings settings;
    private final InstantSource clock;

    FileHandler(Exchange exchange, Peers peers, Feed feed, StatusHandler status, Bodies bodies,
            StrictJson json, ExchangeSettings settings, InstantSource clock) {
        this.exchange = exchange;
        this.peers = peers;
        this.feed = feed;
        this.status = status;
        this.bodies = bodies;
        this.json = json;
        this.settings = settings;
        this.clock = clock;
    }

    /** What waits for a node. It goes on waiting until a receipt comes. */
    Mono<ServerResponse> exported(ServerRequest request) {
        var tenant = Principal.of(request).tenant();
        Tenants.requireOneLane(tenant);
        var node = status.node(request);
        requireInScope(Principal.of(request).node(), node);
        return peers.read(tenant, node.node())
                .flatMap(stored -> feed.next(tenant, node.node(), stored.peer(),
                        settings.fileEntitiesMax()))
                .flatMap(selection -> Answers.ok(file(node, selection)));
    }

    /** Whoever sees a part must not fetch what waits for one who sees more. */
    private static void requireInScope(RegistryEntry.Node caller, RegistryEntry.Node node) {
        if (!caller.scope().isWhole() && !caller.node().equals(node.node())) {
            throw new ProblemException(ProblemCode.FORBIDDEN,
                    "this node may export for itself alone");
        }
    }

    /** What the calling node has written to a file, applied as if it had sent it. */
    Mono<ServerResponse> imported(ServerRequest request) {
        var caller = Principal.of(request);
        Tenants.requireOneLane(caller.tenant());
        return bodies.read(request).map(body -> read(caller, body))
                .flatMap(items -> exchange.exchange(caller, new Request.File(items)))
                .flatMap(answer -> Answers.ok(AnswerMapper.writeImported(answer)));
    }

    private Object file(RegistryEntry.Node node, Selection selection) {
        var file = new LinkedHashMap<String, @Nullable Object>();
        file.put("node_id", node.node().toString());
        file.put("node_code", node.code());
        file.put("export_time", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        file.put("changes", AnswerMapper.changes(selection.itemsWithout(Set.of())));
        return file;
    }

    private List<Item> read(Principal caller, byte[] body) {
        String node = null;
        List<Item> changes = null;
        try (var reader = json.reader(body)) {
            reader.begin();
            reader.object();
            for (var name = reader.member(); name != null; name = reader.member()) {
                switch (name) {
                    case "node_id" -> node = reader.text();
                    case "changes" ->
                        changes = ItemReader.changes(reader, settings.receivedEntitiesMax());
                    default -> reader.skip();
                }
            }
            reader.end();
        }
        if (node == null || changes == null) {
            throw new ProblemException(ProblemCode.UNPROCESSABLE,
                    "node_id and changes are needed");
        }
        if (!node.toLowerCase(Locale.ROOT).equals(caller.node().node().toString())) {
            throw new ProblemException(ProblemCode.FORBIDDEN,
                    "node_id is not the node of this token");
        }
        return changes;
    }
}
