package io.tributary.bench.workload;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A JSON object a line. */
final class NdjsonRows {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final FileSettings settings;

    NdjsonRows(FileSettings settings) {
        this.settings = settings;
    }

    Row row(long number, String line) {
        var data = Documents.bytes(line.strip());
        try {
            var id = field(number, data, settings.idField());
            var typeField = settings.typeField();
            var type = typeField == null ? settings.type() : field(number, data, typeField);
            return new Row(type, id, line.strip(), ContentHash.of(data));
        } catch (JacksonException e) {
            throw new BadInput(number, "not JSON: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            throw new BadInput(number, String.valueOf(e.getMessage()));
        }
    }

    private static String field(long number, byte[] data, String name) {
        var value = text(number, data, name);
        if (value == null || value.isEmpty()) {
            throw new BadInput(number, "field '" + name + "' must be a text or a number");
        }
        return value;
    }

    private static @Nullable String text(long number, byte[] data, String name) {
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), data)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new BadInput(number, "not a JSON object");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean wanted = parser.currentName().equals(name);
                var token = parser.nextToken();
                if (wanted) {
                    return token == JsonToken.VALUE_STRING || token.isNumeric()
                            ? parser.getString()
                            : null;
                }
                parser.skipChildren();
            }
            return null;
        }
    }
}
