package io.tributary.bench.hub;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** A receipt as it came, read without building anything: there may be thousands a second. */
public final class Receipt {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final byte[] json;

    public Receipt(byte[] json) {
        this.json = json;
    }

    /** Is told every outcome. */
    public interface OutcomeSink {
        void outcome(int index, Status status, long version, @Nullable String code);
    }

    /** Tells all outcomes to {@code sink}; the cursor that contains the push. */
    public String read(OutcomeSink sink) {
        String cursor = null;
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "outcomes" -> outcomes(parser, sink);
                    case "cursor" -> cursor = parser.getString();
                    default -> parser.skipChildren();
                }
            }
        }
        if (cursor == null) {
            throw new IllegalStateException("a receipt without a cursor");
        }
        return cursor;
    }

    private static void outcomes(JsonParser parser, OutcomeSink sink) {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            int index = -1;
            long version = -1;
            Status status = null;
            String code = null;
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "index" -> index = parser.getIntValue();
                    case "status" -> status = Status.of(parser.getString());
                    case "version" -> version = parser.getLongValue();
                    case "code" -> code = parser.getString();
                    default -> parser.skipChildren();
                }
            }
            if (index < 0 || status == null || version < 0) {
                throw new IllegalStateException("an outcome without index, status or version");
            }
            sink.outcome(index, status, version, code);
        }
    }
}
