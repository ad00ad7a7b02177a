package io.tributary.gateway.fleet.pull;

/**
 * A vehicle that is this gateway's to pull.
 *
 * @param key {@code tenant/node}
 * @param partition where its telemetry and its progress lie
 * @param epoch tells this time of holding the partition from earlier ones
 */
record Holding(String key, int partition, long epoch) {}
