package io.tributary.cli.operations;

import io.tributary.cli.hub.Address;
import io.tributary.cli.output.Column;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tokens}: what nodes show to be let in. */
@Command(name = "tokens", mixinStandardHelpOptions = true, description = "Lists, makes, rotates and revokes the tokens of nodes.")
public final class TokensCommand {
    private static final String NODE = "node";
    private static final List<Column> COLUMNS = List.of(Column.of("NODE", "/" + NODE),
            Column.of("TOKEN ID", "/id"), Column.of("REVOKED", "/revoked"),
            Column.of("CREATED", "/createdAt"), Column.of("ENDS", "/expiresAt"),
            Column.of("LAST USED", "/lastUsedAt"), Column.of("SCOPES", "/scopes"));
    private static final List<Column> ISSUED = List.of(Column.of("TOKEN ID", "/tokenId"),
            Column.of("SCOPES", "/scopes"), Column.of("ENDS", "/expiresAt"),
            Column.of("TOKEN", "/token"));

    @Command(mixinStandardHelpOptions = true, description = "Lists the tokens of a tenant's nodes, without their secrets.")
    int list(@Mixin Session session,
            @Option(names = "--tenant", required = true, description = "The tenant.") UUID tenant,
            @Option(names = "--node", description = "Only this node's.") @Nullable UUID node,
            @Option(names = "--limit", defaultValue = Session.ROWS, description = "Of at most so many nodes (default: ${DEFAULT-VALUE}).") int limit) {
        try (var hub = session.connect()) {
            var nodes = hub.list(Address.of("/v1/admin/nodes").with("tenantId", tenant), "nodes",
                    "next", "after", limit);
            session.printer().rows(COLUMNS, nodes.stream()
                    .filter(it -> node == null
                            || node.toString().equals(it.get("id").asString()))
                    .flatMap(TokensCommand::tokens).toList());
            return Session.DONE;
        }
    }

    private static Stream<JsonNode> tokens(JsonNode node) {
        return node.get("tokens").valueStream().map(token -> ((ObjectNode) token).put(NODE,
                node.get("id").asString()));
    }

    @Command(mixinStandardHelpOptions = true, description = "Makes another token of a node and prints it, this once.")
    int create(@Mixin Session session,
            @Parameters(paramLabel = "NODE", description = "The node.") UUID node,
            @Option(names = "--scope", description = "What it may do (default: all that nodes may). May be repeated.") @Nullable List<String> scopes,
            @Option(names = "--not-before", description = "When it begins (default: now).") @Nullable String notBefore,
            @Option(names = "--expires-at", description = "When it ends (default: never).") @Nullable String expiresAt,
            @Option(names = "--key", description = "A name of this write, by which it may be repeated.") @Nullable String key) {
        var token = new LinkedHashMap<String, Object>();
        put(token, "scopes", scopes);
        put(token, "notBefore", notBefore);
        put(token, "expiresAt", expiresAt);
        return issued(session, of(node), token, key);
    }

    @Command(mixinStandardHelpOptions = true, description = "Makes a token in the place of another, which holds for a while yet.")
    int rotate(@Mixin Session session,
            @Parameters(index = "0", paramLabel = "NODE", description = "The node.") UUID node,
            @Parameters(index = "1", paramLabel = "TOKEN_ID", description = "The token that is to end.") UUID token,
            @Option(names = "--overlap", description = "How long it holds yet, such as 1h (default: the hub's).") @Nullable Duration overlap,
            @Option(names = "--expires-at", description = "When the new one ends (default: never).") @Nullable String expiresAt,
            @Option(names = "--key", description = "A name of this write, by which it may be repeated.") @Nullable String key) {
        var rotation = new LinkedHashMap<String, Object>();
        put(rotation, "overlapSeconds", overlap == null ? null : overlap.toSeconds());
        put(rotation, "expiresAt", expiresAt);
        return issued(session, of(node).below("", token).below("/rotate"), rotation, key);
    }

    @Command(mixinStandardHelpOptions = true, description = "Ends a token at once.")
    int revoke(@Mixin Session session,
            @Parameters(index = "0", paramLabel = "NODE", description = "The node.") UUID node,
            @Parameters(index = "1", paramLabel = "TOKEN_ID", description = "The token.") UUID token) {
        try (var hub = session.connect()) {
            hub.delete(of(node).below("", token));
            return Session.DONE;
        }
    }

    private static int issued(Session session, Address address, Object body,
            @Nullable String key) {
        try (var hub = session.connect()) {
            session.printer().one(ISSUED, hub.post(address, body, Session.key(key)));
            return Session.DONE;
        }
    }

    private static Address of(UUID node) {
        return Address.of("/v1/admin/nodes", node).below("/tokens");
    }

    private static void put(Map<String, Object> body, String name,
            @Nullable Object value) {
        if (value != null) {
            body.put(name, value);
        }
    }
}
