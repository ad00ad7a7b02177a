package io.tributary.cli.replay;

import java.time.Duration;

/**
 * What the processor is set to, and how much a replay may remember.
 *
 * @param parkedPerNodeMax how many pushes of one node may wait for a missing one
 * @param parkedMax how many pushes of a partition may wait
 * @param parkedWaitMax how long each waits
 * @param receiptRetention how long a push without a number is remembered
 * @param numberedReceiptsMax how many numbered pushes of a node are remembered
 * @param entityLengthMax the longest document that a merge may make, in characters of JSON
 * @param entitiesMax how many entities of a partition may be held in memory
 * @param pushesMax how many pushes of a partition may be remembered at once
 */
public record ReplaySettings(int parkedPerNodeMax, int parkedMax, Duration parkedWaitMax,
        Duration receiptRetention, int numberedReceiptsMax, int entityLengthMax, int entitiesMax,
        int pushesMax) {}
