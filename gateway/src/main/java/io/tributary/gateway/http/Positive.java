package io.tributary.gateway.http;

/** What settings that count or last must be. */
public final class Positive {
    private Positive() {}

    /** @throws IllegalArgumentException that names the setting, unless it is 1 or more */
    public static void require(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be positive: " + value);
        }
    }
}
