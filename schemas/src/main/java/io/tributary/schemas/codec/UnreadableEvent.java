package io.tributary.schemas.codec;

/** A record's value is not what its topic promises. The record belongs in the dead letters. */
public final class UnreadableEvent extends RuntimeException {
    public UnreadableEvent(String reason) {
        super(reason);
    }

    public UnreadableEvent(String reason, Throwable cause) {
        super(reason, cause);
    }
}
