package io.tributary.processor.conflict;

import io.tributary.schemas.value.Document;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a field was before it changed. Most values are as short as their digest and cheaper to keep
 * than to digest, and of those nobody can find two that are taken for one.
 */
public sealed interface FormerValue {
    /** Texts of more characters are kept by digest. */
    int TEXT_LENGTH_MAX = 32;
    /** Decimals of more digits are kept by digest. */
    int DIGITS_MAX = 18;

    /** There was no such field. */
    record Absent() implements FormerValue {}

    /** @param value a short text, a number, a truth value or null */
    record Plain(@Nullable Object value) implements FormerValue {}

    /** @param digest {@link Document#digest} of the value */
    record Digested(String digest) implements FormerValue {}

    static FormerValue of(Document document, String field) {
        var value = document.get(field);
        if (value == null && !document.has(field)) {
            return new Absent();
        }
        return isShort(value) ? new Plain(value) : new Digested(document.digest(field));
    }

    private static boolean isShort(@Nullable Object value) {
        return switch (value) {
            case String text -> text.length() <= TEXT_LENGTH_MAX;
            case BigDecimal exact -> exact.precision() <= DIGITS_MAX;
            case Integer _,Long _,Boolean _ -> true;
            case null -> true;
            default -> false;
        };
    }

    /** Whether the field is so in a document. */
    default boolean isIn(Document document, String field) {
        return switch (this) {
            case Absent _ -> !document.has(field);
            case Plain(var value) -> document.has(field)
                    && Document.same(value, document.get(field));
            case Digested(var digest) -> digest.equals(document.digest(field));
        };
    }
}
