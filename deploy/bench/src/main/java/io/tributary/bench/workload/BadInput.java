package io.tributary.bench.workload;

/** The user's file can't be pushed; the message says where and why. */
public final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadInput(String message) {
        super(message);
    }

    BadInput(long line, String message) {
        super("line " + line + ": " + message);
    }
}
