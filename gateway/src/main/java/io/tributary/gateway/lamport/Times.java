package io.tributary.gateway.lamport;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as the origin writes them: in UTC, and often without saying so. */
final class Times {
    private static final int YEAR_MAX = 9999;

    private Times() {}

    /** @throws DateTimeException if this is no ISO 8601 time of the years 0 to 9999 */
    static Instant parse(String text) {
        var parsed = DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from,
                LocalDateTime::from);
        var time = parsed instanceof OffsetDateTime withOffset
                ? withOffset.atZoneSameInstant(ZoneOffset.UTC).toLocalDateTime()
                : LocalDateTime.from(parsed);
        if (time.getYear() < 0 || time.getYear() > YEAR_MAX) {
            throw new DateTimeException("out of bounds: " + text);
        }
        return time.toInstant(ZoneOffset.UTC);
    }
}
