package io.tributary.bench.hub;

/** A registered node, as its owner knows it. */
public record Node(String id, String code, String token) {}
