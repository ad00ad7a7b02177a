package io.tributary.cli.verify;

/** A range that the log and the tables tell differently. */
public record Difference(Range range, Digest log, Digest tables) {}
