package io.tributary.schemas.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
        this.fields = fields;
    }

    /** To be read only. */
    @Override
    public Map<String, @Nullable Object> fields() {
        return Collections.unmodifiableMap(fields);
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

    /** Whether the merge patch asks for nothing but what this document says already. */
    public boolean isUnchangedBy(Document patch) {
        return isUnchanged(fields, patch.fields);
    }

    /** Whether both hold the same field with the same value, or neither has the field. */
    public boolean sameField(Document other, String field) {
        var mine = get(field);
        return same(mine, other.get(field))
                && (mine != null || has(field) == other.has(field));
    }

    /** The fields that only one of the two has, or that have not the same value in both. */
    public List<String> fieldsUnlike(Document other) {
        var unlike = new ArrayList<String>();
        int shared = 0;
        for (var field : fields.entrySet()) {
            var name = field.getKey();
            var theirs = other.get(name);
            boolean isShared = theirs != null || other.has(name);
            shared += isShared ? 1 : 0;
            if (!isShared || !same(field.getValue(), theirs)) {
                unlike.add(name);
            }
        }
        if (shared < other.fields.size()) {
            for (String name : other.fields.keySet()) {
                if (!has(name)) {
                    unlike.add(name);
                }
            }
        }
        return unlike;
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

    // Loops and no streams here and below: every operation compares whole documents.
    /** Whether two JSON values say the same: 1, 1.0 and 1e0 do, members may be in any order. */
    public static boolean same(@Nullable Object left, @Nullable Object right) {
        if (left == right) {
            return true;
        }
        return switch (left) {
            case String l -> l.equals(right);
            case Number l when right instanceof Number r -> sameNumber(l, r);
            case Map<?, ?> l when right instanceof Map<?, ?> r -> sameMembers(l, r);
            case List<?> l when right instanceof List<?> r -> sameItems(l, r);
            case null -> false;
            default -> left.equals(right);
        };
    }

    private static boolean sameNumber(Number left, Number right) {
        if (isLong(left) && isLong(right)) {
            return left.longValue() == right.longValue();
        }
        return decimal(left).compareTo(decimal(right)) == 0;
    }

    private static boolean isLong(Number number) {
        return number instanceof Integer || number instanceof Long;
    }

    private static boolean sameMembers(Map<?, ?> left, Map<?, ?> right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (var member : left.entrySet()) {
            var other = right.get(member.getKey());
            if (!same(member.getValue(), other)
                    || (other == null && !right.containsKey(member.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameItems(List<?> left, List<?> right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            if (!same(left.get(i), right.get(i))) {
                return false;
            }
        }
        return true;
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
            case String text -> text.length() + 2;
            case Map<?, ?> map -> {
                int sum = 2;
                for (var member : map.entrySet()) {
                    sum += 2 + length(member.getKey()) + length(member.getValue());
                }
                yield sum;
            }
            case List<?> list -> {
                int sum = 2;
                for (var item : list) {
                    sum += 1 + length(item);
                }
                yield sum;
            }
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

    private static boolean isUnchanged(Map<String, @Nullable Object> target,
            Map<String, @Nullable Object> patch) {
        for (var member : patch.entrySet()) {
            var name = member.getKey();
            var held = target.get(name);
            boolean unchanged = switch (member.getValue()) {
                case null -> !target.containsKey(name);
                case Map<?, ?> nested -> held instanceof Map<?, ?>
                        && isUnchanged(object(held), object(nested));
                default -> same(held, member.getValue());
            };
            if (!unchanged) {
                return false;
            }
        }
        return true;
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
