package io.tributary.cli.roastery;

import io.tributary.schemas.codec.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Makes text from a command line or a CSV file into what a field of the API is. */
final class Fields {
    private static final Set<String> NUMBERS = Set.of("amount", "count", "density", "limit", "loss",
            "moisture");
    private static final Set<String> FLAGS = Set.of("disabled", "not_for_artisan", "readonly",
            "replacement");
    private static final Set<String> STRUCTURES = Set.of("crop_date", "default_unit",
            "ingredients", "screen_size", "varietals");
    private static final char FILE = '@';

    private Fields() {}

    /**
     * Fields as a command line has them; a value that begins with {@code @} lies in that file.
     *
     * @throws UnusableInput naming the field whose value is none
     */
    static Map<String, Object> given(Map<String, String> texts) {
        var read = new LinkedHashMap<String, String>();
        texts.forEach((name, text) -> read.put(name, text.indexOf(FILE) == 0
                ? content(Path.of(text.substring(1)))
                : text));
        return of(read);
    }

    /**
     * Fields of a row; an empty one is not there.
     *
     * @throws UnusableInput naming the field whose value is none
     */
    static Map<String, Object> of(Map<String, String> texts) {
        var fields = new LinkedHashMap<String, Object>();
        texts.forEach((name, text) -> {
            if (!text.isEmpty()) {
                fields.put(name, value(name, text));
            }
        });
        return fields;
    }

    private static Object value(String name, String text) {
        try {
            return NUMBERS.contains(name) ? new BigDecimal(text.strip())
                    : FLAGS.contains(name) ? flag(text.strip())
                            : STRUCTURES.contains(name)
                                    ? Json.MAPPER.readValue(text, Object.class)
                                    : text;
        } catch (RuntimeException e) {
            throw new UnusableInput("'" + text + "' is no " + name, e);
        }
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private static String content(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + file + ": " + e.getMessage(), e);
        }
    }
}
