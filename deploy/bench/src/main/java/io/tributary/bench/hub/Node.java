package io.tributary.bench.hub;

/** A registered node, as its owner knows it. */
public record Node(String code, String token) {}
