package io.tributary.gateway.http;

import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.ProblemCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads a body from its first to its last character, once, and builds nothing but what is asked
 * for. Whatever it refuses, it names the place.
 */
public final class JsonReader implements AutoCloseable {
    private static final int EXPONENT_MAX = 10_000;
    /** Values of a document between two looks at its size. */
    private static final int SIZE_CHECK = 64;

    private final JsonParser parser;
    private final int depthMax;
    private final long entityBytesMax;
    private long documentEnd = Long.MAX_VALUE;
    private int values;

    JsonReader(JsonParser parser, HttpLimits limits) {
        this.parser = parser;
        depthMax = limits.entityDepthMax();
        entityBytesMax = limits.entityMax().toBytes();
    }

    /** Goes to the value that the body is. */
    public void begin() {
        if (parser.nextToken() == null) {
            throw new ProblemException(ProblemCode.MALFORMED_JSON, "the body is empty");
        }
    }

    /** Makes sure that nothing stands behind the body's value. */
    public void end() {
        if (parser.nextToken() != null) {
            throw wrong("must be one JSON value, with nothing behind it");
        }
    }

    /** Enters the object that stands here. */
    public void object() {
        expect(JsonToken.START_OBJECT, "an object");
    }

    /** Goes to the value of the object's next member, whose name it returns; null at the end. */
    public @Nullable String member() {
        var name = parser.nextName();
        if (name != null) {
            parser.nextToken();
        }
        return name;
    }

    /** Enters the array that stands here. */
    public void array() {
        expect(JsonToken.START_ARRAY, "an array");
    }

    /** Goes to the array's next element; false at its end. */
    public boolean element() {
        return parser.nextToken() != JsonToken.END_ARRAY;
    }

    public boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    public boolean isText() {
        return parser.currentToken() == JsonToken.VALUE_STRING;
    }

    public boolean isObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    /** Passes over the value that stands here, whatever it is. */
    public void skip() {
        parser.skipChildren();
    }

    public String text() {
        expect(JsonToken.VALUE_STRING, "a string");
        return plain(parser.getString());
    }

    /** A whole number from 0 up. */
    public long count() {
        expect(JsonToken.VALUE_NUMBER_INT, "a whole number");
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                || parser.getLongValue() < 0) {
            throw wrong("must be a whole number from 0 to " + Long.MAX_VALUE);
        }
        return parser.getLongValue();
    }

    public boolean flag() {
        if (parser.currentToken() != JsonToken.VALUE_TRUE
                && parser.currentToken() != JsonToken.VALUE_FALSE) {
            throw wrong("must be true or false");
        }
        return parser.currentToken() == JsonToken.VALUE_TRUE;
    }

    public BigDecimal decimal() {
        if (!parser.currentToken().isNumeric()) {
            throw wrong("must be a number");
        }
        return exact();
    }

    /** The whole body as one document, whose size only the limits on bodies bound. */
    public Document body() {
        begin();
        expect(JsonToken.START_OBJECT, "an object");
        var body = new Document(fields(1));
        end();
        return body;
    }

    /** An entity's document, or a patch of one. */
    public Document document() {
        expect(JsonToken.START_OBJECT, "an object");
        long start = parser.currentTokenLocation().getByteOffset();
        documentEnd = start + entityBytesMax;
        var fields = fields(1);
        requireSize();
        documentEnd = Long.MAX_VALUE;
        return new Document(fields);
    }

    private void requireSize() {
        if (parser.currentLocation().getByteOffset() > documentEnd) {
            throw new ProblemException(ProblemCode.ENTITY_TOO_LARGE,
                    place() + " is over " + entityBytesMax + " bytes");
        }
    }

    private Map<String, @Nullable Object> fields(int depth) {
        deepEnough(depth);
        var fields = new LinkedHashMap<String, @Nullable Object>();
        for (var name = member(); name != null; name = member()) {
            plain(name);
            int before = fields.size();
            fields.put(name, value(depth));
            if (fields.size() == before) {
                throw wrong("stands there twice");
            }
        }
        return fields;
    }

    private List<@Nullable Object> elements(int depth) {
        deepEnough(depth);
        var elements = new ArrayList<@Nullable Object>();
        while (element()) {
            elements.add(value(depth));
        }
        return elements;
    }

    private @Nullable Object value(int depth) {
        // Not only at its end: small values take much more memory than bytes.
        if (++values % SIZE_CHECK == 0) {
            requireSize();
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> fields(depth + 1);
            case START_ARRAY -> elements(depth + 1);
            case VALUE_STRING -> plain(parser.getString());
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> exact();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("no value: " + parser.currentToken());
        };
    }

    // Sums and comparisons write a power of ten out, so its size must be bounded like all others.
    private BigDecimal exact() {
        try {
            var number = parser.getDecimalValue();
            if (Math.abs((long) number.scale()) <= EXPONENT_MAX) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Answered below, as any other exponent out of bounds.
        }
        throw wrong("must have an exponent from -" + EXPONENT_MAX + " to " + EXPONENT_MAX);
    }

    private void deepEnough(int depth) {
        if (depth > depthMax) {
            throw new ProblemException(ProblemCode.TOO_DEEP,
                    place() + " is nested deeper than " + depthMax + " levels");
        }
    }

    // Half a surrogate pair has no UTF-8, and a NUL no place in many databases: neither would come
    // out as it went in.
    private String plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw unkept("a NUL character");
            }
            if (Character.isSurrogate(c) && (Character.isLowSurrogate(c)
                    || ++i == text.length() || !Character.isLowSurrogate(text.charAt(i)))) {
                throw unkept("half of a surrogate pair");
            }
        }
        return text;
    }

    private ProblemException unkept(String what) {
        return new ProblemException(ProblemCode.UNPROCESSABLE,
                place() + " has " + what + ", which can't be kept");
    }

    private void expect(JsonToken token, String what) {
        if (parser.currentToken() != token) {
            throw wrong("must be " + what);
        }
    }

    /** The value that stands here is not as it must be. */
    public ProblemException wrong(String why) {
        return new ProblemException(ProblemCode.INVALID_REQUEST, place() + " " + why);
    }

    /** The member that stands here is none of the protocol's. */
    public ProblemException unknown() {
        return new ProblemException(ProblemCode.UNKNOWN_FIELD, "unknown field '" + place() + "'");
    }

    /** Where the reader stands, such as {@code operations[3].data}. */
    public String place() {
        return JsonProblems.place(parser.streamReadContext());
    }

    @Override
    public void close() {
        parser.close();
    }
}
