package io.tributary.bench.vehicle;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;

/**
 * The times that a caller asks for (contract section 2).
 *
 * @param from inclusive, {@code to} exclusive
 * @param fromText as the answer says it again: the vehicle prints the wall clock of whatever offset
 *        the caller used and a {@code Z} behind it
 */
record Window(long from, long to, String fromText, String toText) {
    static final int LIMIT_DEFAULT = 10_000;
    static final int LIMIT_MAX = 50_000;

    /** @throws BadQuery in the vehicle's words */
    static Window of(Map<String, List<String>> query) {
        var from = time(query, "from");
        var to = time(query, "to");
        var window = new Window(from.toInstant().toEpochMilli(), to.toInstant().toEpochMilli(),
                Times.text(from.toLocalDateTime()), Times.text(to.toLocalDateTime()));
        if (!from.toInstant().isBefore(to.toInstant())) {
            throw BadQuery.emptyWindow();
        }
        return window;
    }

    static int limit(Map<String, List<String>> query) {
        int limit = number(query, "limit", LIMIT_DEFAULT);
        if (limit > LIMIT_MAX) {
            throw BadQuery.of("limit", "less_than_equal",
                    "Input should be less than or equal to " + LIMIT_MAX);
        }
        return limit;
    }

    /** 0 for all channels. */
    static int channel(Map<String, List<String>> query) {
        return number(query, "channel_id", 0);
    }

    static boolean flag(Map<String, List<String>> query, String name) {
        var text = query.getOrDefault(name, List.of("false")).getFirst();
        return switch (text) {
            case "true", "1", "yes", "on" -> true;
            case "false", "0", "no", "off" -> false;
            default -> throw BadQuery.of(name, "bool_parsing", "Input should be a valid boolean");
        };
    }

    private static int number(Map<String, List<String>> query, String name, int otherwise) {
        var values = query.get(name);
        try {
            return values == null ? otherwise : Integer.parseInt(values.getFirst());
        } catch (NumberFormatException e) {
            throw BadQuery.of(name, "int_parsing", "Input should be a valid integer");
        }
    }

    private static OffsetDateTime time(Map<String, List<String>> query, String name) {
        var values = query.get(name);
        if (values == null) {
            throw BadQuery.of(name, "missing", "Field required");
        }
        var text = values.getFirst();
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeParseException e) {
            return local(name, text);
        }
    }

    /** A time without an offset is taken for UTC. */
    private static OffsetDateTime local(String name, String text) {
        try {
            return LocalDateTime.parse(text).atOffset(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw BadQuery.of(name, "datetime_parsing", "Input should be a valid datetime");
        }
    }
}
