package io.tributary.processor.conflict.rule;

import io.tributary.schemas.value.Document;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When something was written, in seconds. */
final class WriteTime {
    private static final int NANO_DIGITS = 9;

    private WriteTime() {}

    /**
     * What a document says: a number as it is, an RFC 3339 time in seconds since 1970; empty for all
     * else. A type must not mix the two, since they are compared as they are.
     */
    static Optional<BigDecimal> of(@Nullable Object value) {
        return switch (value) {
            case Number number -> Optional.of(Document.decimal(number));
            case String text -> parsed(text);
            case null, default -> Optional.empty();
        };
    }

    static BigDecimal of(Instant instant) {
        return seconds(instant.getEpochSecond(), instant.getNano());
    }

    static BigDecimal of(Duration duration) {
        return seconds(duration.getSeconds(), duration.getNano());
    }

    private static Optional<BigDecimal> parsed(String text) {
        try {
            return Optional.of(of(OffsetDateTime.parse(text).toInstant()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static BigDecimal seconds(long whole, int nano) {
        return BigDecimal.valueOf(whole).add(BigDecimal.valueOf(nano, NANO_DIGITS));
    }
}
