package io.tributary.bench;

import io.tributary.bench.rounds.Cadence;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How often the nodes of a dialect have a turn, and what else all such runs have in common. */
final class CadenceOptions {
    @Option(names = "--interval", defaultValue = "15s", description = "Between two turns of a node; 0s: as fast as the answers come (default:"
            + " ${DEFAULT-VALUE}).")
    private String interval = "15s";

    @Option(names = "--duration", defaultValue = "60s", description = "No turn begins after it (default: ${DEFAULT-VALUE}).")
    private String duration = "60s";

    @Option(names = "--warm-up", defaultValue = "0s", description = "The beginning that is not measured (default: ${DEFAULT-VALUE}).")
    private String warmUp = "0s";

    @Option(names = "--patience", defaultValue = "60s", description = "A request is sent again for so long, then it is lost; what was acknowledged"
            + " may take so long to reach everybody (default: ${DEFAULT-VALUE}).")
    private String patience = "60s";

    @Option(names = "--seed", defaultValue = "1", description = "What is generated follows from it (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--text", defaultValue = "200", description = "Characters of free text in each generated record (default: ${DEFAULT-VALUE}).")
    private int text = 200;

    @Option(names = "--reconnect", description = "Opens a connection for each request, as clients do that ask seldom.")
    private boolean reconnect;

    @Option(names = "--hub-pid", description = "The hub's process on this machine: its CPU and memory"
            + " are measured, with its child processes.")
    private @Nullable Long hubPid;

    private final String run = Long.toString(System.currentTimeMillis(), 36);

    Cadence cadence() {
        return new Cadence(DurationText.parse(interval), DurationText.parse(duration),
                DurationText.parse(warmUp), patience());
    }

    Duration patience() {
        return DurationText.parse(patience);
    }

    long seed() {
        return seed;
    }

    int text() {
        return text;
    }

    boolean keepAlive() {
        return !reconnect;
    }

    @Nullable
    Long hubPid() {
        return hubPid;
    }

    /** Stands in all names of the run. */
    String run() {
        return run;
    }
}
