package io.tributary.cli;

import io.tributary.cli.replay.ReplaySettings;
import java.time.Duration;
import picocli.CommandLine.Option;

/** What the processor is set to, if not to its defaults, and how much may be held in memory. */
final class ReplayOptions {
    @Option(names = "--max-entities", defaultValue = "1000000", description = "Entities of a partition in memory (default: ${DEFAULT-VALUE}).")
    private int entitiesMax;

    @Option(names = "--max-pushes", defaultValue = "2000000", description = "Pushes of a partition remembered by key (default: ${DEFAULT-VALUE}).")
    private int pushesMax;

    @Option(names = "--parked-per-node-max", defaultValue = "16", description = "As tributary.processor.parked-per-node-max (default: ${DEFAULT-VALUE}).")
    private int parkedPerNodeMax;

    @Option(names = "--parked-max", defaultValue = "1000", description = "As tributary.processor.parked-max (default: ${DEFAULT-VALUE}).")
    private int parkedMax;

    @Option(names = "--parked-wait-max", defaultValue = "2s", converter = DurationText.class, description = "As tributary.processor.parked-wait-max (default: ${DEFAULT-VALUE}).")
    private Duration parkedWaitMax = Duration.ZERO;

    @Option(names = "--receipt-retention", defaultValue = "7d", converter = DurationText.class, description = "As tributary.processor.receipt-retention (default: ${DEFAULT-VALUE}).")
    private Duration receiptRetention = Duration.ZERO;

    @Option(names = "--numbered-receipts-max", defaultValue = "256", description = "As tributary.processor.numbered-receipts-max (default: ${DEFAULT-VALUE}).")
    private int numberedReceiptsMax;

    @Option(names = "--entity-max", defaultValue = "262144", description = "As tributary.processor.entity-max, in characters (default: ${DEFAULT-VALUE}).")
    private int entityLengthMax;

    ReplaySettings settings() {
        return new ReplaySettings(parkedPerNodeMax, parkedMax, parkedWaitMax, receiptRetention,
                numberedReceiptsMax, entityLengthMax, entitiesMax, pushesMax);
    }
}
