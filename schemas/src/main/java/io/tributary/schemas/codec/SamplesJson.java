package io.tributary.schemas.codec;

import io.tributary.schemas.fleet.Samples;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/** Samples as rows {@code [channel, time, value]}: names in each row would be half of the topic. */
final class SamplesJson {
    private static final int EXPECTED = 256;

    private SamplesJson() {}

    static final class Writer extends ValueSerializer<Samples> {
        @Override
        public void serialize(Samples samples, JsonGenerator json, SerializationContext context) {
            json.writeStartArray();
            for (int i = 0; i < samples.size(); i++) {
                json.writeStartArray();
                json.writeNumber(samples.channel(i));
                json.writeNumber(samples.time(i));
                json.writeNumber(samples.value(i));
                json.writeEndArray();
            }
            json.writeEndArray();
        }
    }

    static final class Reader extends ValueDeserializer<Samples> {
        @Override
        public Samples deserialize(JsonParser json, DeserializationContext context) {
            PlainJson.required(json, JsonToken.START_ARRAY);
            var samples = new Samples.Builder(EXPECTED);
            while (json.nextToken() != JsonToken.END_ARRAY) {
                PlainJson.required(json, JsonToken.START_ARRAY);
                json.nextToken();
                int channel = PlainJson.required(json, JsonToken.VALUE_NUMBER_INT).getIntValue();
                json.nextToken();
                long time = PlainJson.required(json, JsonToken.VALUE_NUMBER_INT).getLongValue();
                json.nextToken();
                samples.add(channel, time, number(json));
                json.nextToken();
                PlainJson.required(json, JsonToken.END_ARRAY);
            }
            return samples.build();
        }

        private static double number(JsonParser json) {
            return json.currentToken() == JsonToken.VALUE_NUMBER_INT ? json.getDoubleValue()
                    : PlainJson.required(json, JsonToken.VALUE_NUMBER_FLOAT).getDoubleValue();
        }
    }
}
