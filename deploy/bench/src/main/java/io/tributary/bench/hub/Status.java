package io.tributary.bench.hub;

import java.util.Locale;

/** What became of an operation, in the protocol's words. */
public enum Status {
    ACCEPTED,
    UNCHANGED,
    MERGED,
    CONFLICT,
    REJECTED;

    static Status of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** Whether the entity is now as the operation wanted it. */
    public boolean holds() {
        return switch (this) {
            case ACCEPTED, UNCHANGED, MERGED -> true;
            case CONFLICT, REJECTED -> false;
        };
    }
}
