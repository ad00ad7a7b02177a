package io.tributary.bench.vehicle;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as vehicles write them: UTC, milliseconds, {@code Z}; what is finer is cut off. */
final class Times {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter
            .ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);

    private Times() {}

    static String text(long millis) {
        return text(LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC));
    }

    static String text(LocalDateTime time) {
        return FORMAT.format(time);
    }

    /** The farthest time that has milliseconds for "never". */
    static long millis(Instant instant) {
        return instant.equals(Instant.MAX) ? Long.MAX_VALUE / 2 : instant.toEpochMilli();
    }
}
