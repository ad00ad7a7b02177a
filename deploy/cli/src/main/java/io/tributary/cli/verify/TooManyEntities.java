package io.tributary.cli.verify;

/** The entities of a partition do not fit into the memory that they were given. */
public final class TooManyEntities extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooManyEntities(int max) {
        super("a partition holds more than " + max + " entities of the tenant: raise"
                + " --max-entities together with the heap (java -Xmx)");
    }
}
