package io.tributary.processor.conflict;

import io.tributary.schemas.value.Document;
import java.math.BigDecimal;
import java.util.Optional;

/** Which numbers can be counted, and how they stand in a document. */
public final class CounterValue {
    /** Beyond these a number is no counter, and adding to it could fill the memory. */
    private static final int DIGITS_MAX = 34;
    private static final int SCALE_MAX = 100;

    private CounterValue() {}

    /** Zero if the field is not there; empty if it is nothing that can be counted. */
    public static Optional<BigDecimal> of(Document data, String field) {
        if (!data.has(field)) {
            return Optional.of(BigDecimal.ZERO);
        }
        return data.get(field) instanceof Number number
                ? Optional.of(Document.decimal(number)).filter(CounterValue::isCountable)
                : Optional.empty();
    }

    public static boolean isCountable(BigDecimal exact) {
        // A negative scale is zeros behind the digits, which the stored number spells out.
        return (long) exact.precision() - Math.min(0, exact.scale()) <= DIGITS_MAX
                && exact.scale() <= SCALE_MAX;
    }

    /** The number as a document holds it; it must be countable. */
    public static Number plain(BigDecimal exact) {
        return exact.scale() > 0 ? exact : exact.toBigIntegerExact();
    }
}
