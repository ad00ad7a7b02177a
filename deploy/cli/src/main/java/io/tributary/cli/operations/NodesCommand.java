package io.tributary.cli.operations;

import io.tributary.cli.hub.Address;
import io.tributary.cli.output.Column;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code nodes}: who takes part in a tenant. */
@Command(name = "nodes", mixinStandardHelpOptions = true, description = "Lists and makes a tenant's nodes.")
public final class NodesCommand {
    private static final Address NODES = Address.of("/v1/admin/nodes");
    private static final List<Column> COLUMNS = List.of(Column.of("ID", "/id"),
            Column.of("CODE", "/code"), Column.of("PROTOCOL", "/protocol"),
            Column.of("RANK", "/rank"), new Column("LIVE TOKENS", NodesCommand::liveTokens),
            new Column("LAST USED", NodesCommand::lastUse), Column.of("NAME", "/name"));
    private static final List<Column> MADE = List.of(Column.of("ID", "/id"),
            Column.of("CODE", "/code"), Column.of("TOKEN ID", "/tokenId"),
            Column.of("TOKEN", "/token"));

    /** As far as the hub lists them: one that has run out is not revoked. */
    private static String liveTokens(JsonNode node) {
        return Long.toString(node.path("tokens").valueStream()
                .filter(token -> !token.path("revoked").asBoolean()).count());
    }

    private static String lastUse(JsonNode node) {
        return node.path("tokens").valueStream()
                .map(token -> token.path("lastUsedAt").asString("")).max(String::compareTo)
                .orElse("");
    }

    @Command(mixinStandardHelpOptions = true, description = "Lists a tenant's nodes.")
    int list(@Mixin Session session,
            @Option(names = "--tenant", required = true, description = "The tenant.") UUID tenant,
            @Option(names = "--limit", defaultValue = Session.ROWS, description = "At most so many (default: ${DEFAULT-VALUE}).") int limit) {
        try (var hub = session.connect()) {
            session.printer().rows(COLUMNS, hub.list(NODES.with("tenantId", tenant), "nodes",
                    "next", "after", limit));
            return Session.DONE;
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "Makes a node and prints its first token, this once.")
    int create(@Mixin Session session,
            @Option(names = "--tenant", required = true, description = "The tenant.") UUID tenant,
            @Option(names = "--code", required = true, description = "Short, and the tenant's only node of this code.") String code,
            @Option(names = "--name", description = "What it is called (default: its code).") @Nullable String name,
            @Option(names = "--protocol", defaultValue = "native", description = "Which it speaks (default: ${DEFAULT-VALUE}).") String protocol,
            @Option(names = "--rank", defaultValue = "0", description = "Whose word counts more (default: ${DEFAULT-VALUE}).") int rank,
            @Option(names = "--scope", description = "What its token may do (default: all that nodes may). May be repeated.") @Nullable List<String> scopes,
            @Option(names = "--expires-at", description = "When its token ends (default: never).") @Nullable String expiresAt,
            @Option(names = "--key", description = "A name of this write, by which it may be repeated.") @Nullable String key) {
        var node = new LinkedHashMap<String, Object>();
        node.put("tenantId", tenant);
        node.put("code", code);
        node.put("name", name == null ? code : name);
        node.put("protocol", protocol);
        node.put("rank", rank);
        if (scopes != null) {
            node.put("scopes", scopes);
        }
        if (expiresAt != null) {
            node.put("expiresAt", expiresAt);
        }
        try (var hub = session.connect()) {
            session.printer().one(MADE, hub.post(NODES, node, Session.key(key)));
            return Session.DONE;
        }
    }
}
