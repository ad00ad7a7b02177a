package io.tributary.bench.workload;

import java.math.BigDecimal;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A number for what a JSON value says: the same whatever the order of members, the spelling of
 * numbers and strings, or the white space, since a hub may write a document in its own way.
 */
public final class ContentHash {
    /** Of an entity that is deleted. */
    public static final long DELETED = 0;

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int DIGITS_OF_LONG_MAX = 18;

    // Random odd numbers, one a kind of value.
    private static final long OBJECT = 0x9E3779B97F4A7C15L;
    private static final long ARRAY = 0xC2B2AE3D27D4EB4FL;
    private static final long STRING = 0x165667B19E3779F9L;
    private static final long NUMBER = 0xD6E8FEB86659FD93L;
    private static final long TRUE = 0xA0761D6478BD642FL;
    private static final long FALSE = 0xE7037ED1A0B428DBL;
    private static final long NULL = 0x8EBC6AF09C88C6E3L;
    private static final long STEP = 0x100000001B3L;

    private ContentHash() {}

    /** Of a whole JSON text; fails with Jackson's own exception if it is none. */
    public static long of(byte[] json) {
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            long hash = of(parser);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("more than one JSON value");
            }
            return hash;
        }
    }

    /** Of the value that the parser stands on; afterwards it stands on the value's last token. */
    public static long of(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> of(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getDecimalValue());
            case VALUE_TRUE -> TRUE;
            case VALUE_FALSE -> FALSE;
            case VALUE_NULL -> NULL;
            case null, default -> throw new IllegalArgumentException("not a JSON value");
        };
    }

    /** Of a text alone. */
    public static long of(String text) {
        long hash = STRING;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * STEP;
        }
        return mix(hash);
    }

    private static long object(JsonParser parser) {
        long sum = OBJECT;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            long name = of(parser.currentName());
            parser.nextToken();
            sum += member(name, of(parser));
        }
        return mix(sum);
    }

    private static long array(JsonParser parser) {
        long hash = ARRAY;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            hash = mix(hash + of(parser)) * STEP;
        }
        return hash;
    }

    private static long member(long name, long value) {
        return mix(name * STEP + value);
    }

    private static long number(BigDecimal exact) {
        var shortest = exact.stripTrailingZeros();
        boolean whole = shortest.scale() <= 0
                && shortest.precision() - (long) shortest.scale() <= DIGITS_OF_LONG_MAX;
        return mix(NUMBER + (whole ? shortest.longValueExact() : of(shortest.toString())));
    }

    /** Spreads every bit over all (the finaliser of SplittableRandom). */
    static long mix(long value) {
        long half = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        long whole = (half ^ half >>> 27) * 0x94D049BB133111EBL;
        return whole ^ whole >>> 31;
    }
}
