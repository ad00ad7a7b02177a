package io.tributary.bench;

import java.time.Duration;
import java.util.regex.Pattern;

/** Durations as people type them: {@code 500ms}, {@code 60s}, {@code 2m}. */
final class DurationText {
    private static final Pattern SHAPE = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

    private DurationText() {}

    static Duration parse(String text) {
        var match = SHAPE.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException(
                    "a duration looks like 500ms, 60s, 2m or 1h, not like '" + text + "'");
        }
        long count = Long.parseLong(match.group(1));
        return switch (match.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            default -> Duration.ofHours(count);
        };
    }
}
