package io.tributary.gateway.limit;

/** What a setting of this package must be. */
final class Bound {
    private Bound() {}

    /** @throws IllegalArgumentException that names the setting, if it is less */
    static void atLeast(String name, long value, long min) {
        if (value < min) {
            throw new IllegalArgumentException(name + " must be at least " + min + ": " + value);
        }
    }
}
