package io.tributary.cli;

import io.tributary.cli.hub.Address;
import io.tributary.cli.hub.Hub;
import io.tributary.cli.operations.Session;
import io.tributary.cli.output.Column;
import io.tributary.schemas.codec.Json;
import io.tributary.schemas.value.TenantId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code verify}: whether Postgres holds what the log says. */
@Command(name = "verify", mixinStandardHelpOptions = true, description = "Compares a tenant's entities in the changes topic with those in Postgres, by count and digest of ranges, and prints the ranges that differ. Only reads. The exit code is 1 if any does.")
final class VerifyCommand implements Callable<Integer> {
    private static final List<Column> COLUMNS = List.of(Column.of("LANE", "/range/lane"),
            Column.of("FROM", "/range/from"), Column.of("TO", "/range/to"),
            Column.of("ROWS IN LOG", "/log/rows"), Column.of("ROWS IN POSTGRES", "/tables/rows"),
            Column.of("DIGEST IN LOG", "/log/sum"),
            Column.of("DIGEST IN POSTGRES", "/tables/sum"));

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private Session session = new Session();

    @Option(names = "--tenant", required = true, description = "The tenant.")
    private UUID tenant = new UUID(0, 0);

    @Option(names = "--range-size", defaultValue = "1000", description = "Numbers of a lane that are compared as one (default: ${DEFAULT-VALUE}).")
    private long rangeSize;

    @Option(names = "--max-entities", defaultValue = "1000000", description = "Entities of a partition in memory (default: ${DEFAULT-VALUE}).")
    private int maxEntities;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (rangeSize < 1 || maxEntities < 1) {
            throw new ParameterException(spec.commandLine(),
                    "--range-size and --max-entities must be at least 1");
        }
        try (var hub = session.connect(); var log = kafka.reader()) {
            var differences = new Verify(hub, log, new TenantId(tenant), lanes(hub), rangeSize,
                    maxEntities, session.err()).differences();
            session.printer().rows(COLUMNS,
                    differences.stream().<JsonNode>map(Json.MAPPER::valueToTree).toList());
            return differences.isEmpty() ? Cli.SAME : Cli.DIFFERENT;
        }
    }

    private int lanes(Hub hub) {
        return hub.list(Address.of("/v1/admin/tenants"), "tenants", "next", "after",
                Integer.MAX_VALUE).stream()
                .filter(it -> it.get("id").asString().equals(tenant.toString())).findFirst()
                .orElseThrow(() -> new ParameterException(spec.commandLine(),
                        "the hub has no tenant " + tenant))
                .get("lanes").asInt();
    }
}
