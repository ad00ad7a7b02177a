package io.tributary.bench;

import io.tributary.bench.drive.Plan;
import io.tributary.bench.workload.GeneratedSettings;
import io.tributary.bench.workload.Mix;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is pushed, and how hard. */
final class LoadOptions {
    @Option(names = "--operations-per-push", defaultValue = "100", description = "Operations of each push (default: ${DEFAULT-VALUE}).")
    private int operationsPerPush = 100;

    @Option(names = "--in-flight", defaultValue = "16", description = "Pushes waiting for their answer at once, at most (default:"
            + " ${DEFAULT-VALUE}).")
    private int inFlight = 16;

    @Option(names = "--rate", defaultValue = "0", description = "Operations a second; 0: as fast as the answers come (default:"
            + " ${DEFAULT-VALUE}).")
    private double rate;

    @Option(names = "--duration", description = "How long to push, as in 60s or 2m (default: 30s,"
            + " or without end if --operations or --file is given).")
    private @Nullable String duration;

    @Option(names = "--operations", description = "Stops after so many operations.")
    private @Nullable Long operations;

    @Option(names = "--warm-up", defaultValue = "0s", description = "The beginning that is not measured (default: ${DEFAULT-VALUE}).")
    private String warmUp = "0s";

    @Option(names = "--patience", defaultValue = "60s", description = "A push is sent again for so long, then it is lost; what was acknowledged"
            + " may take so long to become visible (default: ${DEFAULT-VALUE}).")
    private String patience = "60s";

    @Option(names = "--respond-async", description = "Asks to be answered as soon as the push is kept, without a receipt.")
    private boolean respondAsync;

    @Option(names = "--gzip", description = "Compresses the pushes.")
    private boolean gzip;

    @Option(names = "--no-verify", description = "Leaves out the check at the end.")
    private boolean noVerify;

    @Option(names = "--seed", defaultValue = "1", description = "What is generated follows from it (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--run", description = "The run's name in ids and keys; the same run again is"
            + " a replay of every push (default: made of the time).")
    private String run = Long.toString(System.currentTimeMillis(), 36);

    @Option(names = "--document-bytes", defaultValue = "300", description = "Size of each generated document (default: ${DEFAULT-VALUE}).")
    private int documentBytes = 300;

    @Option(names = "--updates", defaultValue = "0", description = "Share 0..1 of puts of entities that exist (default: ${DEFAULT-VALUE}).")
    private double updates;

    @Option(names = "--patches", defaultValue = "0", description = "Share of patches (default: ${DEFAULT-VALUE}).")
    private double patches;

    @Option(names = "--increments", defaultValue = "0", description = "Share of increments (default: ${DEFAULT-VALUE}).")
    private double increments;

    /** @param finite whether the workload ends by itself */
    Plan plan(boolean finite, long lagMax) {
        boolean endless = duration == null && (finite || operations != null);
        var length = duration == null ? Duration.ofSeconds(30) : DurationText.parse(duration);
        return new Plan(operationsPerPush, inFlight, rate,
                operations == null ? Long.MAX_VALUE : operations,
                endless ? Plan.ENDLESS : length, DurationText.parse(warmUp),
                patience(), lagMax, respondAsync, gzip);
    }

    GeneratedSettings generated(String type) {
        return new GeneratedSettings(seed, run, type, documentBytes,
                new Mix(updates, patches, increments));
    }

    Duration patience() {
        return DurationText.parse(patience);
    }

    boolean verify() {
        return !noVerify;
    }

    String run() {
        return run;
    }

    int inFlight() {
        return inFlight;
    }
}
