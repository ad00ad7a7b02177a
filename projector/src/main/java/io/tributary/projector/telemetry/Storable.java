package io.tributary.projector.telemetry;

import org.jspecify.annotations.Nullable;

/** What a vehicle says, as Postgres can keep it: its texts have no NUL. */
final class Storable {
    private Storable() {}

    /** Empty for null. */
    static String text(@Nullable String text) {
        return text == null ? "" : text.replace('\0', '\uFFFD');
    }
}
