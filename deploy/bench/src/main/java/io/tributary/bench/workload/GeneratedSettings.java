package io.tributary.bench.workload;

/**
 * What generated writers write.
 *
 * @param seed everything random follows from it
 * @param run stands in every id and idempotency key, so that runs against one tenant don't meet
 * @param type of all entities
 * @param documentBytes the size of each document as JSON
 */
public record GeneratedSettings(long seed, String run, String type, int documentBytes, Mix mix) {}
