package io.tributary.cli.output;

/** In which form a command prints. */
public enum Format {
    TABLE,
    JSON
}
