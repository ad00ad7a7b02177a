package io.tributary.schemas.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object as plain Java values: {@code Map}, {@code List}, {@code String}, {@code Boolean},
 * {@code Integer}, {@code Long}, {@code BigInteger}, {@code BigDecimal} and {@code null}. Decisions
 * need no JSON library to look at one.
 *
 * @param fields in the order in which they were written; never changed after this
 */
public record Document(Map<String, @Nullable Object> fields) {
    public static final Document EMPTY = new Document(Map.of());

    /** What {@link #digest} says of a field that is not there. */
    public static final String ABSENT = "-";

    private static final int DIGEST_BYTES = 8;

    // Not the compact form: in its class file the nullness of the map's values would be missing.
    public Document(Map<String, @Nullable Object> fields) {
        this.fields = Collections.unmodifiableMap(fields);
    }

    public boolean has(String field) {
        return fields.containsKey(field);
    }

    /** The field's value; null both for a JSON null and for a field that is not there. */
    public @Nullable Object get(String field) {
        return fields.get(field);
    }

    public Document with(String field, @Nullable Object value) {
        var copy = new LinkedHashMap<String, @Nullable Object>(fields);
        copy.put(field, value);
        return new Document(copy);
    }

    public Document without(String field) {
        var copy = new LinkedHashMap<String, @Nullable Object>(fields);
        copy.remove(field);
        return new Document(copy);
    }

    /** This document after a JSON merge patch (RFC 7396): null removes, objects merge. */
    public Document patched(Document patch) {
        return new Document(merge(fields, patch.fields));
    }

    /** Whether both hold the same field with the same value, or neither has the field. */
    public boolean sameField(Document other, String field) {
        return has(field) == other.has(field) && same(get(field), other.get(field));
    }

    /** Whether both say the same, whatever the order of members and the spelling of numbers. */
    public boolean sameAs(Document other) {
        return same(fields, other.fields);
    }

    /** Short, stable name of a field's value: the same for values that are the same. */
    public String digest(String field) {
        if (!has(field)) {
            return ABSENT;
        }
        var sha = Names.sha256();
        feed(sha, get(field));
        return HexFormat.of().formatHex(sha.digest(), 0, DIGEST_BYTES);
    }

    /** About how many characters of JSON this is, without the escapes that strings may need. */
    public int length() {
        return length(fields);
    }

    /** Whether two JSON values say the same: 1, 1.0 and 1e0 do, members may be in any order. */
    public static boolean same(@Nullable Object left, @Nullable Object right) {
        return switch (left) {
            case Number l when right instanceof Number r -> decimal(l).compareTo(decimal(r)) == 0;
            case Map<?, ?> l when right instanceof Map<?, ?> r -> l.size() == r.size()
                    && l.entrySet().stream().allMatch(e -> r.containsKey(e.getKey())
                            && same(e.getValue(), r.get(e.getKey())));
            case List<?> l when right instanceof List<?> r -> l.size() == r.size()
                    && IntStream.range(0, l.size())
                            .allMatch(i -> same(l.get(i), r.get(i)));
            case null, default -> Objects.equals(left, right);
        };
    }

    /** Any JSON number, exactly. */
    public static BigDecimal decimal(Number number) {
        return switch (number) {
            case BigDecimal exact -> exact;
            case BigInteger whole -> new BigDecimal(whole);
            case Double _,Float _ -> BigDecimal.valueOf(number.doubleValue());
            default -> BigDecimal.valueOf(number.longValue());
        };
    }

    private static int length(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> map.entrySet().stream()
                    .mapToInt(e -> 2 + length(e.getKey()) + length(e.getValue())).sum() + 2;
            case List<?> list -> list.stream().mapToInt(item -> 1 + length(item)).sum() + 2;
            case String text -> text.length() + 2;
            case null -> 4;
            default -> value.toString().length();
        };
    }

    private static Map<String, @Nullable Object> merge(Map<String, @Nullable Object> target,
            Map<String, @Nullable Object> patch) {
        var merged = new LinkedHashMap<String, @Nullable Object>(target);
        patch.forEach((name, value) -> {
            switch (value) {
                case null -> merged.remove(name);
                case Map<?, ?> nested -> merged.put(name,
                        merge(object(merged.get(name)), object(nested)));
                default -> merged.put(name, value);
            }
        });
        return merged;
    }

    @SuppressWarnings("unchecked") // JSON objects have string keys only
    private static Map<String, @Nullable Object> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map
                : Map.<String, @Nullable Object>of();
    }

    private static void feed(MessageDigest sha, @Nullable Object value) {
        switch (value) {
            case Map<?, ?> map -> {
                sha.update((byte) '{');
                new TreeMap<>(map).forEach((name, member) -> {
                    feed(sha, name);
                    feed(sha, member);
                });
                sha.update((byte) '}');
            }
            case List<?> list -> {
                sha.update((byte) '[');
                list.forEach(item -> feed(sha, item));
                sha.update((byte) ']');
            }
            case Number number -> text(sha, 'n', plain(decimal(number)));
            case null -> sha.update((byte) '0');
            case Boolean flag -> sha.update((byte) (flag ? 't' : 'f'));
            default -> text(sha, 's', value.toString());
        }
    }

    /** One spelling a number; without trailing zeros, and never a power of ten written out. */
    private static String plain(BigDecimal number) {
        var digits = new BigDecimal(number.unscaledValue()).stripTrailingZeros();
        long exponent = digits.signum() == 0 ? 0 : -(long) digits.scale() - number.scale();
        return digits.unscaledValue() + "e" + exponent;
    }

    // Char by char, since UTF-8 has the same bytes for all halves of surrogate pairs.
    private static void text(MessageDigest sha, char kind, String text) {
        var bytes = ByteBuffer.allocate((3 + text.length()) * Character.BYTES);
        bytes.putChar(kind).putInt(text.length()).asCharBuffer().put(text);
        sha.update(bytes.array());
    }
}
