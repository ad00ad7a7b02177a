package io.tributary.cli.operations;

import io.tributary.cli.hub.Address;
import io.tributary.cli.hub.Hub;
import io.tributary.cli.output.Column;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code node}: what of one node's has not come through. */
@Command(name = "node", mixinStandardHelpOptions = true, description = "Shows a node's backlog: pushes that wait, records that were set aside, conflicts that are open.")
public final class NodeCommand implements Callable<Integer> {
    private static final String OPEN = "openConflicts";
    private static final List<Column> COLUMNS = List.of(Column.of("NODE", "/nodeId"),
            Column.of("CODE", "/code"), Column.of("NAME", "/name"),
            Column.of("TENANT", "/tenantId"), Column.of("PROTOCOL", "/protocol"),
            Column.of("PUSHES WAITING", "/pushesWaiting"),
            Column.of("OLDEST PUSH", "/oldestPushAt"),
            new Column("DEAD LETTERS", node -> Integer.toString(node.get("deadLetters").size())),
            Column.of("OPEN CONFLICTS", "/" + OPEN));

    @Mixin
    private Session session = new Session();

    @Parameters(paramLabel = "NODE", description = "The node.")
    private UUID node = new UUID(0, 0);

    @Option(names = "--conflicts-max", defaultValue = Session.ROWS, description = "Open conflicts are counted up to here (default: ${DEFAULT-VALUE}).")
    private int conflictsMax;

    @Override
    public Integer call() {
        try (var hub = session.connect()) {
            var backlog = (ObjectNode) hub.get(Address.of("/v1/admin/nodes", node)
                    .below("/backlog"));
            session.printer().one(COLUMNS, backlog.put(OPEN, openConflicts(hub, backlog)));
            return Session.DONE;
        }
    }

    private int openConflicts(Hub hub, JsonNode backlog) {
        var address = Address.of("/v1/admin/tenants", backlog.get("tenantId").asString())
                .below("/conflicts").with("status", "pending").with("node", node);
        return hub.list(address, "conflicts", "next", "cursor", conflictsMax).size();
    }
}
