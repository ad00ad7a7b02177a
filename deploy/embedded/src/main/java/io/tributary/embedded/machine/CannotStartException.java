package io.tributary.embedded.machine;

/**
 * Something on this machine stands in the way of a start. The message is one line for the person who
 * started the hub and says what to do; a stack trace would add nothing to it.
 */
public final class CannotStartException extends RuntimeException {
    public CannotStartException(String message) {
        super(message);
    }

    public CannotStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
