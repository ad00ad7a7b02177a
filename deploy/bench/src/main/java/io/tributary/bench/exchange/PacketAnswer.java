package io.tributary.bench.exchange;

import java.util.UUID;
import java.util.function.ObjIntConsumer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What a node reads of an answer, token by token.
 *
 * @param number of the hub's packet
 * @param receipt the node's last packet that the hub has accepted
 * @param processed how many objects of the node's packet were applied
 * @param objects how many the hub's packet has
 */
record PacketAnswer(long number, long receipt, int processed, int objects) {
    private static final JsonFactory FACTORY = new JsonFactory();

    /** @param objects is told the uuid and the revision of each object */
    static PacketAnswer of(byte[] json, ObjIntConsumer<UUID> objects) {
        var numbers = new long[2];
        int processed = 0;
        int count = 0;
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "header" -> header(parser, numbers);
                    case "body" -> count = body(parser, objects);
                    case "processed_count" -> processed = parser.getIntValue();
                    default -> parser.skipChildren();
                }
            }
        }
        return new PacketAnswer(numbers[0], numbers[1], processed, count);
    }

    private static void header(JsonParser parser, long[] numbers) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "packet_no" -> numbers[0] = parser.getLongValue();
                case "ack_packet_no" -> numbers[1] = parser.getLongValue();
                default -> parser.skipChildren();
            }
        }
    }

    private static int body(JsonParser parser, ObjIntConsumer<UUID> objects) {
        int count = 0;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            if (name.equals("entities")) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    object(parser, objects);
                    count++;
                }
            } else {
                parser.skipChildren();
            }
        }
        return count;
    }

    private static void object(JsonParser parser, ObjIntConsumer<UUID> objects) {
        UUID uuid = null;
        int revision = 0;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            var token = parser.nextToken();
            switch (name) {
                case "uuid" -> uuid = UUID.fromString(parser.getString());
                case "data" -> revision = token == JsonToken.START_OBJECT ? revision(parser) : 0;
                default -> parser.skipChildren();
            }
        }
        if (uuid == null) {
            throw new IllegalStateException("an object without a uuid");
        }
        objects.accept(uuid, revision);
    }

    private static int revision(JsonParser parser) {
        int revision = 0;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            if (name.equals("revision")) {
                revision = parser.getIntValue();
            } else {
                parser.skipChildren();
            }
        }
        return revision;
    }
}
