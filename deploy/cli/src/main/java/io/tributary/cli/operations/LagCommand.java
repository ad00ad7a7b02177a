package io.tributary.cli.operations;

import io.tributary.cli.hub.Address;
import io.tributary.cli.output.Column;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code lag}: how far everybody is behind. */
@Command(name = "lag", mixinStandardHelpOptions = true, description = "Shows how many records wait for each stage and for how long, or each lane of which not everything is visible.")
public final class LagCommand implements Callable<Integer> {
    static final Address LAG = Address.of("/v1/admin/lag");
    private static final String STAGE = "stage";

    @Mixin
    private Session session = new Session();

    @Option(names = "--partitions", description = "A row for each partition instead of each stage.")
    private boolean partitions;

    @Option(names = "--lanes", description = "A row for each lane that is behind.")
    private boolean lanes;

    @Override
    public Integer call() {
        try (var hub = session.connect()) {
            var lag = hub.get(LAG);
            var now = Instant.parse(lag.get("at").asString());
            if (lanes) {
                session.printer().rows(laneColumns(now), lag.get("lanes").valueStream().toList());
            } else if (partitions) {
                session.printer().rows(partitionColumns(now), lag.get("stages").valueStream()
                        .flatMap(LagCommand::partitions).toList());
            } else {
                session.printer().rows(stageColumns(now), lag.get("stages").valueStream().toList());
            }
            if (lag.get("more").asBoolean()) {
                session.err().println("more waits than was looked at: there may be other lanes");
            }
            return Session.DONE;
        }
    }

    private static Stream<JsonNode> partitions(JsonNode stage) {
        return stage.get("partitions").valueStream()
                .map(partition -> ((ObjectNode) partition).put(STAGE,
                        stage.get(STAGE).asString()));
    }

    private static List<Column> stageColumns(Instant now) {
        return List.of(Column.of("STAGE", "/stage"), Column.of("GROUP", "/group"),
                Column.of("LAG", "/lag"), Ages.column("OLDEST", "/oldestAt", now));
    }

    private static List<Column> partitionColumns(Instant now) {
        return List.of(Column.of("STAGE", "/stage"), Column.of("TOPIC", "/topic"),
                Column.of("PARTITION", "/partition"), Column.of("POSITION", "/position"),
                Column.of("END", "/end"), Column.of("LAG", "/lag"),
                Ages.column("OLDEST", "/oldestAt", now));
    }

    private static List<Column> laneColumns(Instant now) {
        return List.of(Column.of("TENANT", "/tenantId"), Column.of("LANE", "/lane"),
                Column.of("HEAD", "/head"), Column.of("VISIBLE", "/visible"),
                Column.of("BEHIND", "/behind"),
                Ages.column("OLDEST UNSEEN", "/oldestUnseenAt", now));
    }
}
