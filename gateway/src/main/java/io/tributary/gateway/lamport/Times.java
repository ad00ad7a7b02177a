package io.tributary.gateway.lamport;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as the origin writes them: in UTC, and often without saying so. */
final class Times {
    private Times() {}

    /** @throws java.time.DateTimeException if this is no ISO 8601 time */
    static Instant parse(String text) {
        return DateTimeFormatter.ISO_DATE_TIME
                .parseBest(text, OffsetDateTime::from,
                        LocalDateTime::from) instanceof OffsetDateTime withOffset
                                ? withOffset.toInstant()
                                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
}
