package io.tributary.schemas.fleet;

/** How many: 0 or more. */
final class Count {
    private Count() {}

    static void checked(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("fewer than nothing: " + count);
        }
    }
}
