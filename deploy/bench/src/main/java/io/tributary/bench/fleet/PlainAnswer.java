package io.tributary.bench.fleet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the plain program reads in a vehicle's answers. */
final class PlainAnswer {
    private static final JsonMapper JSON = new JsonMapper();

    private PlainAnswer() {}

    /**
     * Samples that have a value; times in milliseconds since 1970.
     *
     * @param truncated whether there are more in the window
     */
    record SampleRows(boolean truncated, List<Integer> channels, List<Long> times,
            List<Double> values) {}

    /** Channels; an empty unit is none. */
    record ChannelRows(List<Integer> ids, List<String> names, List<String> units) {}

    /** Alarms; an empty time is none. */
    record AlarmRows(List<Long> ids, List<String> triggered, List<String> resolved) {}

    /** Token by token, since most of what vehicles say is samples. */
    static SampleRows samples(byte[] body) {
        var channels = new ArrayList<Integer>();
        var times = new ArrayList<Long>();
        var values = new ArrayList<Double>();
        boolean truncated = false;
        try (var parser = JSON.createParser(body)) {
            require(parser.nextToken(), JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = parser.currentName();
                var token = parser.nextToken();
                switch (name) {
                    case "truncated" -> truncated = token == JsonToken.VALUE_TRUE;
                    case "rows" -> {
                        while (parser.nextToken() == JsonToken.START_OBJECT) {
                            sample(parser, channels, times, values);
                        }
                    }
                    default -> parser.skipChildren();
                }
            }
        }
        return new SampleRows(truncated, channels, times, values);
    }

    private static void sample(JsonParser parser, List<Integer> channels, List<Long> times,
            List<Double> values) {
        int channel = 0;
        long time = 0;
        double value = Double.NaN;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            var token = parser.nextToken();
            switch (name) {
                case "channel_id" -> channel = parser.getIntValue();
                case "time" -> time = Instant.parse(parser.getString()).toEpochMilli();
                case "value" -> value = token == JsonToken.VALUE_NULL ? Double.NaN
                        : parser.getDoubleValue();
                default -> parser.skipChildren();
            }
        }
        if (!Double.isNaN(value)) {
            channels.add(channel);
            times.add(time);
            values.add(value);
        }
    }

    static ChannelRows channels(byte[] body) {
        var rows = rows(body);
        return new ChannelRows(
                rows.stream().map(it -> it.required("channel_id").intValue()).toList(),
                rows.stream().map(it -> it.required("name").stringValue()).toList(),
                rows.stream().map(it -> it.path("unit").asString("")).toList());
    }

    static AlarmRows alarms(byte[] body) {
        var rows = rows(body);
        return new AlarmRows(
                rows.stream().map(it -> it.required("alarm_id").longValue()).toList(),
                rows.stream().map(it -> it.required("triggered_at").stringValue()).toList(),
                rows.stream().map(it -> it.path("resolved_at").asString("")).toList());
    }

    private static List<JsonNode> rows(byte[] body) {
        return JSON.readTree(body).valueStream().toList();
    }

    private static void require(JsonToken token, JsonToken wanted) {
        if (token != wanted) {
            throw new IllegalArgumentException("not an answer of a vehicle");
        }
    }
}
