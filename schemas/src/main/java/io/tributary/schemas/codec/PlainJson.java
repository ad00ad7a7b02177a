package io.tributary.schemas.codec;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON token by token, for what there is most of: documents and operations. It writes and reads the
 * same as {@link Json#MAPPER}, in about half the time, because it looks up no types.
 */
public final class PlainJson {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int BYTES_EXPECTED = 512;

    private PlainJson() {}

    public static byte[] write(Consumer<JsonGenerator> content) {
        var bytes = new ByteArrayOutputStream(BYTES_EXPECTED);
        try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            content.accept(json);
        }
        return bytes.toByteArray();
    }

    /**
     * @param content reads from the first token up to the last one of its value
     * @throws UnreadableEvent if the bytes are no JSON, or not what {@code content} takes
     */
    public static <T> T read(byte[] value, Function<JsonParser, T> content) {
        return UnreadableEvent.unless(() -> {
            try (var json = FACTORY.createParser(ObjectReadContext.empty(), value)) {
                json.nextToken();
                var read = content.apply(json);
                if (json.nextToken() != null) {
                    throw new UnreadableEvent("something follows the value");
                }
                return read;
            }
        });
    }

    /** Writes a value of a document. */
    public static void write(JsonGenerator json, @Nullable Object value) {
        switch (value) {
            case String text -> json.writeString(text);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Boolean flag -> json.writeBoolean(flag);
            case Map<?, ?> members -> {
                json.writeStartObject();
                members.forEach((name, member) -> {
                    json.writeName((String) name);
                    write(json, member);
                });
                json.writeEndObject();
            }
            case List<?> items -> {
                json.writeStartArray();
                items.forEach(item -> write(json, item));
                json.writeEndArray();
            }
            case BigDecimal number -> json.writeNumber(number);
            case BigInteger number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case null -> json.writeNull();
            default -> throw new IllegalArgumentException("no JSON value: " + value.getClass());
        }
    }

    /** Reads the object whose first token is the current one; null for a JSON null. */
    public static @Nullable Map<String, @Nullable Object> object(JsonParser json) {
        return isNull(json) ? null : members(json);
    }

    public static @Nullable String text(JsonParser json) {
        return isNull(json) ? null : required(json, JsonToken.VALUE_STRING).getString();
    }

    public static @Nullable Integer integer(JsonParser json) {
        return isNull(json) ? null
                : (Integer) required(json, JsonToken.VALUE_NUMBER_INT).getIntValue();
    }

    public static @Nullable Long whole(JsonParser json) {
        return isNull(json) ? null
                : (Long) required(json, JsonToken.VALUE_NUMBER_INT).getLongValue();
    }

    public static @Nullable BigDecimal decimal(JsonParser json) {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return json.getDecimalValue();
        }
        return isNull(json) ? null
                : required(json, JsonToken.VALUE_NUMBER_FLOAT).getDecimalValue();
    }

    /** The parser, if its current token is this one. */
    public static JsonParser required(JsonParser json, JsonToken token) {
        if (json.currentToken() != token) {
            throw new UnreadableEvent(json.currentToken() + " where " + token + " belongs");
        }
        return json;
    }

    private static boolean isNull(JsonParser json) {
        return json.currentToken() == JsonToken.VALUE_NULL;
    }

    private static Map<String, @Nullable Object> members(JsonParser json) {
        required(json, JsonToken.START_OBJECT);
        var members = new LinkedHashMap<String, @Nullable Object>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName();
            json.nextToken();
            members.put(name, value(json));
        }
        required(json, JsonToken.END_OBJECT);
        return members;
    }

    /** Reads the value of a document whose first token is the current one. */
    public static @Nullable Object value(JsonParser json) {
        var token = json.currentToken();
        return switch (token) {
            case VALUE_STRING -> json.getString();
            case VALUE_NUMBER_INT -> json.getNumberValue();
            case VALUE_NUMBER_FLOAT -> json.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case START_OBJECT -> members(json);
            case START_ARRAY -> {
                var items = new ArrayList<@Nullable Object>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(json));
                }
                yield items;
            }
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new UnreadableEvent("no value: " + token);
        };
    }
}
