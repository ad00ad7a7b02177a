package io.tributary.schemas.policy;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A field that is counted: each count is booked as an entry of its own, and the field is their sum.
 *
 * @param ledger the entity type of the entries
 * @param min the least that the field may be; null for no bound
 * @param max the most that the field may be; null for no bound
 * @param concurrentAssign what a new count does against counts that its node had not seen
 * @param unknown what counting does to an entity that is not there
 */
public record Counter(String field, String ledger, @Nullable BigDecimal min,
        @Nullable BigDecimal max, Beyond beyond, ConcurrentAssign concurrentAssign,
        Unknown unknown) {

    /** What happens to a count that would pass a bound. */
    public enum Beyond {
        /** It is rejected. */
        REJECT,
        /** It is not booked, and waits for a person. */
        CONFLICT,
        /** It is booked, and a conflict notes it. */
        RECORD
    }

    /** What a new count does against counts that its node had not seen. */
    public enum ConcurrentAssign {
        /** It is one count among others, in the order of arrival. */
        COMMUTE,
        /** One of them loses, or a person decides. */
        CONFLICT
    }

    /** What counting does to an entity that is not there. */
    public enum Unknown {
        /** The count is rejected. */
        REJECT,
        /** The entity comes into being with this field alone. */
        CREATE
    }

    /** A counter without bounds, as it is if the policy names nothing but its ledger. */
    public static Counter of(String field, String ledger) {
        return new Counter(field, ledger, null, null, Beyond.REJECT, ConcurrentAssign.CONFLICT,
                Unknown.CREATE);
    }
}
