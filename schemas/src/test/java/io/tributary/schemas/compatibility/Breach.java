package io.tributary.schemas.compatibility;

/**
 * Why a schema may not follow upon a released one.
 *
 * @param where the member's path, items being {@code *}
 */
record Breach(Promise promise, String where, String what) {
    /** What the topics' readers rely on. */
    enum Promise {
        /** A reader by the new schema takes what was written by the old one. */
        BACKWARD,
        /** A reader by the old schema takes what is written by the new one. */
        FORWARD,
        /** A member stays declared, so that its name never comes back with another meaning. */
        MEMBERS_STAY
    }

    @Override
    public String toString() {
        return promise + " " + (where.isEmpty() ? "/" : where) + ": " + what;
    }
}
