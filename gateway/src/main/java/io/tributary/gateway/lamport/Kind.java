package io.tributary.gateway.lamport;

import io.tributary.gateway.lamport.Reading.Good;
import io.tributary.gateway.lamport.Reading.Unkept;
import io.tributary.gateway.lamport.Reading.Wrong;
import io.tributary.schemas.push.Basis;
import io.tributary.schemas.value.Document;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of values that the protocol knows. They are as lax as the origin's: a number may stand
 * in a string, a whole number may have a fraction of zero.
 */
enum Kind {
    UUID,
    TEXT,
    /** A text, or a whole number that names something. */
    NAME,
    /** At most 64 characters of text. */
    HASH,
    WHOLE,
    /** A logical time. */
    LAMPORT,
    NUMBER,
    FLAG,
    /** A time, spelt as it came. */
    TIME,
    /** Any JSON object. */
    OBJECT;

    private static final int HASH_LENGTH_MAX = 64;
    private static final int EXPONENT_MAX = 10_000;
    /** What is summed up: as many digits as the hub counts with. */
    private static final int DIGITS_MAX = 34;
    private static final Pattern UUID_FORM = Pattern.compile(
            "[0-9a-fA-F]{8}(-?)[0-9a-fA-F]{4}\\1[0-9a-fA-F]{4}\\1[0-9a-fA-F]{4}\\1[0-9a-fA-F]{12}");

    Reading read(Object value) {
        return switch (this) {
            case UUID -> uuid(value);
            case TEXT -> text(value);
            case NAME -> text(value instanceof Integer || value instanceof Long
                    ? value.toString()
                    : value);
            case HASH -> value instanceof String text && text.length() > HASH_LENGTH_MAX
                    ? new Wrong("string_too_long", "String should have at most "
                            + HASH_LENGTH_MAX + " characters")
                    : text(value);
            case WHOLE -> whole(value);
            case LAMPORT -> lamport(value);
            case NUMBER -> number(value);
            case FLAG -> flag(value);
            case TIME -> time(value);
            case OBJECT -> object(value);
        };
    }

    private static Reading uuid(Object value) {
        if (!(value instanceof String text)) {
            return new Wrong("uuid_type", "UUID input should be a string, bytes or UUID object");
        }
        if (!UUID_FORM.matcher(text).matches()) {
            return new Wrong("uuid_parsing", "Input should be a valid UUID");
        }
        var digits = text.replace("-", "");
        return new Good(new UUID(Long.parseUnsignedLong(digits, 0, 16, 16),
                Long.parseUnsignedLong(digits, 16, 32, 16)).toString());
    }

    private static Reading text(Object value) {
        if (!(value instanceof String text)) {
            return new Wrong("string_type", "Input should be a valid string");
        }
        var why = Keeping.unkept(text);
        return why == null ? new Good(text) : new Unkept(why);
    }

    private static Reading whole(Object value) {
        var number = exact(value);
        if (number == null) {
            return value instanceof String
                    ? new Wrong("int_parsing", "Input should be a valid integer, unable to parse"
                            + " string as an integer")
                    : new Wrong("int_type", "Input should be a valid integer");
        }
        if (Math.abs((long) number.scale()) > EXPONENT_MAX
                || number.stripTrailingZeros().scale() > 0) {
            return new Wrong("int_from_float", "Input should be a valid integer, got a number with"
                    + " a fractional part");
        }
        if (number.toBigInteger().bitLength() >= Long.SIZE) {
            return new Wrong("int_parsing_size", "Unable to parse input string as an integer,"
                    + " exceeded maximum size");
        }
        return new Good(number.longValueExact());
    }

    private static Reading lamport(Object value) {
        return switch (whole(value)) {
            case Good(Long time) when time < 0 -> new Wrong("greater_than_equal",
                    "Input should be greater than or equal to 0");
            case Good(Long time) when time > Basis.LAMPORT_MAX -> new Wrong("less_than_equal",
                    "Input should be less than or equal to " + Basis.LAMPORT_MAX);
            case Reading other -> other;
        };
    }

    private static Reading number(Object value) {
        var number = exact(value);
        if (number == null) {
            return value instanceof String
                    ? new Wrong("float_parsing", "Input should be a valid number, unable to parse"
                            + " string as a number")
                    : new Wrong("float_type", "Input should be a valid number");
        }
        return number.precision() > DIGITS_MAX || Math.abs((long) number.scale()) > EXPONENT_MAX
                ? new Unkept("a number of more than " + DIGITS_MAX + " digits")
                : new Good(number);
    }

    private static Reading flag(Object value) {
        return switch (value) {
            case Boolean flag -> new Good(flag);
            case String text when text.equalsIgnoreCase("true") -> new Good(true);
            case String text when text.equalsIgnoreCase("false") -> new Good(false);
            case String _ -> new Wrong("bool_parsing", "Input should be a valid boolean, unable to"
                    + " interpret input");
            default -> new Wrong("bool_type", "Input should be a valid boolean");
        };
    }

    private static Reading time(Object value) {
        try {
            if (value instanceof String text) {
                var _ = Times.parse(text);
                return new Good(text);
            }
        } catch (DateTimeException e) {
            // Answered below, as anything else that is no time.
        }
        return new Wrong("datetime_parsing", "Input should be a valid datetime");
    }

    @SuppressWarnings("unchecked") // JSON objects have string keys only
    private static Reading object(Object value) {
        if (!(value instanceof Map<?, ?> members)) {
            return new Wrong("dict_type", "Input should be a valid dictionary");
        }
        var why = Keeping.unkept(members);
        return why != null ? new Unkept(why)
                : new Good(new Document((Map<String, @Nullable Object>) members));
    }

    private static @Nullable BigDecimal exact(Object value) {
        return switch (value) {
            case BigInteger whole -> new BigDecimal(whole);
            case Number number -> Document.decimal(number);
            case String text -> {
                try {
                    yield new BigDecimal(text.strip());
                } catch (NumberFormatException e) {
                    yield null;
                }
            }
            default -> null;
        };
    }
}
