package io.tributary.processor.dedupe;

import io.tributary.schemas.receipt.Receipt;
import org.jspecify.annotations.Nullable;

/** Whether a push has already taken effect. */
public sealed interface Recognition {
    /** It has not. */
    record Fresh() implements Recognition {}

    /** It has: the same request gets the same receipt. */
    record Replay(Receipt receipt) implements Recognition {}

    /** Its name stands for another request. */
    record Reused() implements Recognition {}

    /** @param stored what is remembered under the push's name; null if nothing is */
    static Recognition of(@Nullable StoredReceipt stored, String fingerprint) {
        if (stored == null) {
            return new Fresh();
        }
        return stored.fingerprint().equals(fingerprint) ? new Replay(stored.receipt())
                : new Reused();
    }
}
