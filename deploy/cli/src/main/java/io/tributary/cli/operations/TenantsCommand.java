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

/** {@code tenants}: who shares the hub. */
@Command(name = "tenants", mixinStandardHelpOptions = true, description = "Lists and makes tenants.")
public final class TenantsCommand {
    private static final Address TENANTS = Address.of("/v1/admin/tenants");
    private static final List<Column> COLUMNS = List.of(Column.of("ID", "/id"),
            Column.of("LANES", "/lanes"), Column.of("NAME", "/name"));

    @Command(mixinStandardHelpOptions = true, description = "Lists all tenants.")
    int list(@Mixin Session session,
            @Option(names = "--limit", defaultValue = Session.ROWS, description = "At most so many (default: ${DEFAULT-VALUE}).") int limit) {
        try (var hub = session.connect()) {
            session.printer().rows(COLUMNS, hub.list(TENANTS, "tenants", "next", "after", limit));
            return Session.DONE;
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "Makes a tenant.")
    int create(@Mixin Session session,
            @Option(names = "--name", required = true, description = "What it is called.") String name,
            @Option(names = "--lanes", defaultValue = "1", description = "How many orders its data are in, for ever (default: ${DEFAULT-VALUE}).") int lanes,
            @Option(names = "--id", description = "A UUID (default: a new one).") @Nullable UUID id,
            @Option(names = "--key", description = "A name of this write, by which it may be repeated.") @Nullable String key) {
        var tenant = new LinkedHashMap<String, Object>();
        tenant.put("name", name);
        tenant.put("lanes", lanes);
        if (id != null) {
            tenant.put("id", id);
        }
        try (var hub = session.connect()) {
            session.printer().one(COLUMNS, hub.post(TENANTS, tenant, Session.key(key)));
            return Session.DONE;
        }
    }
}
