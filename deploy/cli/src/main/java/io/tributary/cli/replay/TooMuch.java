package io.tributary.cli.replay;

/** The range does not fit into the memory that it was given. */
public final class TooMuch extends RuntimeException {
    TooMuch(int max, String what, String option) {
        super("a partition has more than " + max + " " + what + ": raise " + option
                + " together with the heap (java -Xmx), or narrow the range with --tenant, --lane,"
                + " --since or --until");
    }
}
