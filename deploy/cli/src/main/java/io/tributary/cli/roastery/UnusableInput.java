package io.tributary.cli.roastery;

/** A field or a file that the operator gave is not as it must be. */
public final class UnusableInput extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnusableInput(String message, Exception cause) {
        super(message, cause);
    }

    UnusableInput(String message) {
        super(message);
    }
}
