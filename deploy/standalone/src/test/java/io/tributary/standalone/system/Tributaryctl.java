package io.tributary.standalone.system;

import io.tributary.cli.Cli;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The operator's program, run within this one. */
record Tributaryctl(String url, Path adminTokenFile) {
    static Tributaryctl of(RunningHub hub) {
        return new Tributaryctl(hub.baseUrl(), hub.data().resolve("admin-token"));
    }

    Ran run(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--url", url, "--admin-token-file", adminTokenFile.toString()));
        var out = new StringWriter();
        var err = new StringWriter();
        int code = Cli.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
        return new Ran(code, out.toString(), err.toString());
    }

    /** The rows that a command prints that is done. */
    List<JsonNode> rows(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--output", "json"));
        var ran = run(all.toArray(String[]::new));
        if (ran.code() != 0) {
            throw new AssertionError(ran.toString());
        }
        return ran.out().lines().map(HubClient.JSON::readTree).toList();
    }

    JsonNode row(String... arguments) {
        var rows = rows(arguments);
        if (rows.size() != 1) {
            throw new AssertionError(rows.toString());
        }
        return rows.getFirst();
    }

    /** How it ended. */
    record Ran(int code, String out, String err) {}
}
