package io.tributary.bench.run;

import io.tributary.bench.measure.Trend;

/**
 * What was seen by looking at a run every second of its measured window.
 *
 * @param lagSeconds the wait of the oldest push that no reader had met, over the run's seconds
 * @param seenPerSecond changes that the measuring readers met
 * @param cpuMicros this program's CPU time for each operation
 */
public record Samples(Trend lagSeconds, double seenPerSecond, double cpuMicros) {}
