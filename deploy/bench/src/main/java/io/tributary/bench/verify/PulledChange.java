package io.tributary.bench.verify;

import io.tributary.bench.workload.ContentHash;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What the check needs to know of a change.
 *
 * @param content the {@link ContentHash} of its document
 */
record PulledChange(String type, String id, long version, long content) {
    private static final JsonFactory FACTORY = new JsonFactory();

    static PulledChange read(byte[] bytes, int from, int to) {
        String type = null;
        String id = null;
        long version = 0;
        long content = ContentHash.DELETED;
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), bytes, from, to - from)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "type" -> type = parser.getString();
                    case "id" -> id = parser.getString();
                    case "version" -> version = parser.getLongValue();
                    case "data" -> content = ContentHash.of(parser);
                    default -> parser.skipChildren();
                }
            }
        }
        return new PulledChange(member("type", type), member("id", id), version, content);
    }

    private static String member(String name, @Nullable String value) {
        if (value == null) {
            throw new IllegalArgumentException("a change without '" + name + "'");
        }
        return value;
    }
}
