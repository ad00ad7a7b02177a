package io.tributary.cli.operations;

import io.tributary.cli.hub.Address;
import io.tributary.cli.hub.Hub;
import io.tributary.cli.hub.RefusedByHub;
import io.tributary.cli.output.Column;
import io.tributary.schemas.codec.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code stuck}: what does not come on, and why. */
@Command(name = "stuck", mixinStandardHelpOptions = true, description = "Names what is stuck and why: stages, lanes, dead letters, vehicles, conflicts. The exit code is 1 if anything is.")
public final class StuckCommand implements Callable<Integer> {
    private static final List<Column> COLUMNS = List.of(Column.of("WHAT", "/what"),
            Column.of("WHERE", "/where"), Column.of("FOR", "/for"), Column.of("WHY", "/why"));

    @Mixin
    private Session session = new Session();

    @Option(names = "--older-than", defaultValue = "1m", description = "How long a record may wait (default: ${DEFAULT-VALUE}).")
    private Duration patience = Duration.ZERO;

    @Option(names = "--letters-since", defaultValue = "24h", description = "Dead letters of how long (default: ${DEFAULT-VALUE}).")
    private Duration lettersSince = Duration.ZERO;

    @Option(names = "--conflicts-older-than", defaultValue = "24h", description = "How long a conflict may wait for a person (default: ${DEFAULT-VALUE}).")
    private Duration conflictPatience = Duration.ZERO;

    @Option(names = "--limit", defaultValue = Session.ROWS, description = "At most so many dead letters, vehicles and tenants with conflicts are looked at, each up to 1000 (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Override
    public Integer call() {
        try (var hub = session.connect()) {
            var findings = findings(hub);
            session.printer().rows(COLUMNS, findings.stream().map(StuckCommand::row).toList());
            return findings.isEmpty() ? Session.DONE : Session.FOUND;
        }
    }

    private List<Finding> findings(Hub hub) {
        var lag = hub.get(LagCommand.LAG);
        var diagnosis = new Diagnosis(Instant.parse(lag.get("at").asString()), patience,
                conflictPatience);
        var findings = new ArrayList<>(diagnosis.ofLag(lag));
        findings.addAll(diagnosis.ofLetters(
                hub.get(DeadLettersCommand.LETTERS.with("limit", limit)), lettersSince));
        findings.addAll(diagnosis.ofVehicles(hub.list(Address.of("/v1/admin/vehicles"),
                "vehicles", "next", "after", limit)));
        findings.addAll(orSilence("conflicts", () -> diagnosis.ofConflicts(
                hub.get(Address.of("/v1/admin/conflicts").with("limit", limit)))));
        return findings;
    }

    /** A projector that is away is itself what is stuck; the rest has been found out without it. */
    private static List<Finding> orSilence(String what, Supplier<List<Finding>> question) {
        try {
            return question.get();
        } catch (RefusedByHub e) {
            return List.of(new Finding(what, "", null, String.valueOf(e.getMessage())));
        }
    }

    private static JsonNode row(Finding finding) {
        var row = new LinkedHashMap<String, Object>();
        row.put("what", finding.what());
        row.put("where", finding.where());
        var age = finding.age();
        if (age != null) {
            row.put("for", Ages.text(age));
            row.put("seconds", age.toSeconds());
        }
        row.put("why", finding.why());
        return Json.MAPPER.valueToTree(row);
    }
}
