package io.tributary.gateway.fleet.vehicle;

/** A vehicle did not answer as it should. Its text is for the journal and never empty. */
public final class VehicleFailure extends Exception {
    /** What kind of failure; each is met in another way. */
    public enum Kind {
        /** No answer within the time of a request. */
        TIMEOUT,
        /** An answer that is larger than may be. */
        TOO_LARGE,
        /** The vehicle says that it failed: 5xx. */
        BROKEN,
        /** An answer that can't be understood. */
        GARBAGE,
        /** Anything else: no connection, or another status. */
        REFUSED
    }

    private static final int LENGTH_MAX = 300;

    private final Kind kind;

    public VehicleFailure(Kind kind, String text) {
        super(text.length() <= LENGTH_MAX ? text : text.substring(0, LENGTH_MAX) + "…", null,
                false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
