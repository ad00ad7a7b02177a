package io.tributary.processor.conflict;

/** A verdict and the name of the rule that gave it. */
public record Ruling(String rule, Verdict verdict) {}
