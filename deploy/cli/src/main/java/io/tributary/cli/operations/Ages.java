package io.tributary.cli.operations;

import io.tributary.cli.output.Column;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How long ago something was, in one unit, for people. */
final class Ages {
    private static final Duration DAYS = Duration.ofDays(2);
    private static final Duration HOURS = Duration.ofHours(2);
    private static final Duration MINUTES = Duration.ofMinutes(2);
    private static final double SECOND = 1000;

    private Ages() {}

    /** The age of a time that a row may have; nothing if it has none. */
    static Column column(String heading, String pointer, Instant now) {
        return new Column(heading, row -> {
            var age = of(row.at(pointer), now);
            return age == null ? "" : text(age);
        });
    }

    /** Null if there is no time. */
    static @Nullable Duration of(JsonNode time, Instant now) {
        return time.isString() ? Duration.between(Instant.parse(time.asString()), now) : null;
    }

    /** Clocks differ, so an age may be a little below zero. */
    static String text(Duration age) {
        var shown = age.isNegative() ? Duration.ZERO : age;
        if (shown.compareTo(DAYS) >= 0) {
            return shown.toDays() + " d";
        }
        if (shown.compareTo(HOURS) >= 0) {
            return shown.toHours() + " h";
        }
        return shown.compareTo(MINUTES) >= 0 ? shown.toMinutes() + " min"
                : String.format(Locale.ROOT, "%.1f s", shown.toMillis() / SECOND);
    }
}
