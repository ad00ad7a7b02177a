package io.tributary.cli.operations;

import io.tributary.cli.hub.Address;
import io.tributary.cli.output.Column;
import io.tributary.schemas.codec.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code conflicts}: what lost against what, and what a person decides about it. */
@Command(name = "conflicts", mixinStandardHelpOptions = true, description = "Lists, shows and settles a tenant's conflicts.")
public final class ConflictsCommand {
    private static final List<Column> COLUMNS = List.of(Column.of("ID", "/id"),
            Column.of("STATUS", "/status"), Column.of("DETECTED", "/detectedAt"),
            Column.of("TYPE", "/type"), Column.of("ENTITY", "/entityId"),
            Column.of("TIER", "/tier"), Column.of("RULE", "/rule"),
            Column.of("WINNER", "/winner"));
    private static final List<Column> WHOLE = List.of(Column.of("ID", "/id"),
            Column.of("STATUS", "/status"), Column.of("DETECTED", "/detectedAt"),
            Column.of("ENTITY", "/type"), Column.of("", "/entityId"),
            Column.of("RULE", "/rule"), Column.of("WINNER", "/winner"),
            Column.of("CURRENT", "/current/data"), Column.of("  BY NODE", "/current/node"),
            Column.of("  AT", "/current/time"), Column.of("INCOMING", "/incoming/data"),
            Column.of("  BY NODE", "/incoming/node"), Column.of("  AT", "/incoming/time"),
            Column.of("SETTLED BY", "/settled/settlement/resolver"),
            Column.of("  AS", "/settled/settlement/resolution"));
    private static final List<Column> SETTLED = List.of(Column.of("ID", "/conflict/id"),
            Column.of("STATUS", "/conflict/status"),
            Column.of("VERSION", "/receipt/outcomes/0/version"));

    /** The sides of a conflict as a person may decide about them. */
    enum Choice {
        KEEP,
        TAKE,
        MERGE
    }

    @Command(mixinStandardHelpOptions = true, description = "Lists a tenant's conflicts, those that wait for a person unless another status is asked for.")
    int list(@Mixin Session session,
            @Option(names = "--tenant", required = true, description = "The tenant.") UUID tenant,
            @Option(names = "--status", defaultValue = "pending", description = "pending, resolved_auto, resolved_manual or any (default: ${DEFAULT-VALUE}).") String status,
            @Option(names = "--type", description = "Only of this entity type.") @Nullable String type,
            @Option(names = "--entity", description = "Only of entities with this id.") @Nullable String entity,
            @Option(names = "--node", description = "Only where one of the sides is this node's.") @Nullable UUID node,
            @Option(names = "--order", defaultValue = "oldest", description = "oldest or newest first (default: ${DEFAULT-VALUE}).") String order,
            @Option(names = "--limit", defaultValue = Session.ROWS, description = "At most so many (default: ${DEFAULT-VALUE}).") int limit) {
        var address = of(tenant).with("status", status.equals("any") ? null : status)
                .with("type", type).with("id", entity).with("node", node).with("order", order);
        try (var hub = session.connect()) {
            session.printer().rows(COLUMNS, hub.list(address, "conflicts", "next", "cursor",
                    limit));
            return Session.DONE;
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "Shows both sides of a conflict. Long sides are cut off in the table; JSON has them in full.")
    int show(@Mixin Session session,
            @Option(names = "--tenant", required = true, description = "The tenant.") UUID tenant,
            @Parameters(paramLabel = "CONFLICT", description = "The conflict.") UUID conflict) {
        try (var hub = session.connect()) {
            session.printer().one(WHOLE, hub.get(of(tenant).below("", conflict)));
            return Session.DONE;
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "Settles a conflict: keeps what stands, takes what lost, or writes a merged document.")
    int settle(@Mixin Session session,
            @Option(names = "--tenant", required = true, description = "The tenant.") UUID tenant,
            @Parameters(index = "0", paramLabel = "CONFLICT", description = "The conflict.") UUID conflict,
            @Parameters(index = "1", paramLabel = "CHOICE", description = "${COMPLETION-CANDIDATES}.") Choice choice,
            @Option(names = "--data", description = "The file of the merged document, as JSON.") @Nullable Path data,
            @Option(names = "--if-version", description = "Only while the entity has this version.") @Nullable Long ifVersion,
            @Option(names = "--note", description = "Why.") @Nullable String note,
            @Option(names = "--key", description = "A name of this write, by which it may be repeated.") @Nullable String key) {
        var body = new LinkedHashMap<String, Object>();
        body.put("resolution", choice.name().toLowerCase(Locale.ROOT));
        if (data != null) {
            body.put("data", Json.MAPPER.readTree(content(data)));
        }
        if (ifVersion != null) {
            body.put("ifVersion", ifVersion);
        }
        if (note != null) {
            body.put("note", note);
        }
        try (var hub = session.connect()) {
            session.printer().one(SETTLED, hub.post(of(tenant).below("", conflict).below("/settle"),
                    body, Session.key(key)));
            return Session.DONE;
        }
    }

    private static Address of(UUID tenant) {
        return Address.of("/v1/admin/tenants", tenant).below("/conflicts");
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + file + ": " + e.getMessage(), e);
        }
    }
}
