package io.tributary.gateway.fleet.pull;

import org.jspecify.annotations.Nullable;

/** What went wrong in a cycle that went on nevertheless. */
final class Troubles {
    private Troubles() {}

    /** Null if neither is one. */
    static @Nullable String both(@Nullable String one, @Nullable String other) {
        return one == null ? other : other == null ? one : one + "; " + other;
    }
}
