package io.tributary.bench.hub;

/** A tenant of the hub. */
public record Tenant(String id, String name, int lanes) {}
