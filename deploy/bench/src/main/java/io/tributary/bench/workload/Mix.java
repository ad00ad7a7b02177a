package io.tributary.bench.workload;

/**
 * What part of the generated operations works on entities that exist already; the rest are puts of
 * new ones.
 */
public record Mix(double updates, double patches, double increments) {
    public static final Mix PUTS_ONLY = new Mix(0, 0, 0);

    public Mix {
        if (updates < 0 || patches < 0 || increments < 0 || updates + patches + increments > 1) {
            throw new IllegalArgumentException(
                    "the shares of updates, patches and increments must be 0..1 together");
        }
    }

    /** The kind that a random number 0..1 stands for. */
    Kind kind(double random) {
        if (random < updates) {
            return Kind.UPDATE;
        }
        if (random < updates + patches) {
            return Kind.PATCH;
        }
        return random < updates + patches + increments ? Kind.INCREMENT : Kind.CREATE;
    }

    enum Kind {
        CREATE,
        UPDATE,
        PATCH,
        INCREMENT
    }
}
