package io.tributary.schemas.codec;

import java.util.function.Supplier;
import tools.jackson.core.JacksonException;

/** A record's value is not what its topic promises. The record belongs in the dead letters. */
public final class UnreadableEvent extends RuntimeException {
    public UnreadableEvent(String reason) {
        super(reason);
    }

    public UnreadableEvent(String reason, Throwable cause) {
        super(reason, cause);
    }

    /** What a reading gives. It depends on the bytes alone, so whatever fails is their fault. */
    static <T> T unless(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (UnreadableEvent e) {
            throw e;
        } catch (JacksonException e) {
            throw new UnreadableEvent(e.getOriginalMessage(), e);
        } catch (RuntimeException e) {
            throw new UnreadableEvent(String.valueOf(e.getMessage()), e);
        }
    }
}
