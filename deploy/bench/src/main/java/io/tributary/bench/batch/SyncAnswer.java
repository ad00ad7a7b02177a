package io.tributary.bench.batch;

import io.tributary.bench.workload.ContentHash;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What a device reads of an answer, token by token.
 *
 * @param cursor to go on from
 * @param accepted how many observations of the batch
 * @param conflicts how many records were not accepted
 * @param news observations that came down
 */
record SyncAnswer(String cursor, int accepted, int conflicts, Holding news) {
    private static final JsonFactory FACTORY = new JsonFactory();

    static SyncAnswer of(byte[] json) {
        var cursor = "";
        int accepted = 0;
        int conflicts = 0;
        var news = Holding.NOTHING;
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "serverCursor" -> cursor = parser.getString();
                    case "acceptedCounts" -> accepted = observations(parser);
                    case "conflicts" -> conflicts = elements(parser);
                    case "downstream" -> news = downstream(parser);
                    default -> parser.skipChildren();
                }
            }
        }
        return new SyncAnswer(cursor, accepted, conflicts, news);
    }

    private static int observations(JsonParser parser) {
        int count = 0;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            if (name.equals("observations")) {
                count = parser.getIntValue();
            }
        }
        return count;
    }

    private static int elements(JsonParser parser) {
        int count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            count++;
            parser.skipChildren();
        }
        return count;
    }

    private static Holding downstream(JsonParser parser) {
        var news = Holding.NOTHING;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            if (name.equals("observations")) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    news = news.with(ContentHash.of(parser));
                }
            } else {
                parser.skipChildren();
            }
        }
        return news;
    }
}
