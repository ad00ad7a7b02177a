package io.tributary.processor.conflict.rule;

import io.tributary.schemas.value.Document;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a document says that it was written. */
final class WriteTime {
    private WriteTime() {}

    /**
     * A number as it is, an RFC 3339 time in seconds since 1970; empty for all else. A type must not
     * mix the two, since they are compared as they are.
     */
    static Optional<BigDecimal> of(@Nullable Object value) {
        return switch (value) {
            case Number number -> Optional.of(Document.decimal(number));
            case String text -> seconds(text);
            case null, default -> Optional.empty();
        };
    }

    private static Optional<BigDecimal> seconds(String text) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            return Optional.of(BigDecimal.valueOf(instant.getEpochSecond())
                    .add(BigDecimal.valueOf(instant.getNano(), 9)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
