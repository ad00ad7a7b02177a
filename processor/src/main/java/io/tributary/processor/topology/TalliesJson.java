package io.tributary.processor.topology;

import io.tributary.processor.conflict.Tallies;
import io.tributary.processor.conflict.Tally;
import io.tributary.schemas.codec.PlainJson;
import io.tributary.schemas.value.NodeId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** An array of objects with short names, in an entity's state. */
final class TalliesJson {
    private TalliesJson() {}

    static void write(JsonGenerator json, Tallies tallies) {
        json.writeStartArray();
        for (var tally : tallies.inOrder()) {
            json.writeStartObject();
            json.writeStringProperty("f", tally.field());
            json.writeNumberProperty(switch (tally.kind()) {
                case INCREMENT -> "by";
                case ASSIGNMENT -> "to";
            }, tally.amount());
            json.writeStringProperty("e", tally.entry());
            json.writeStringProperty("n", tally.node().toString());
            json.writeStringProperty("at", tally.time().toString());
            json.writeNumberProperty("l", tally.lamport());
            if (tally.told() != null) {
                json.writeNumberProperty("t", tally.told());
            }
            if (tally.outranking()) {
                json.writeBooleanProperty("o", true);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static Tallies read(JsonParser json) {
        PlainJson.required(json, JsonToken.START_ARRAY);
        var tallies = new ArrayList<Tally>(Tallies.TALLIES_MAX);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            PlainJson.required(json, JsonToken.START_OBJECT);
            var members = new Members();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = json.currentName();
                json.nextToken();
                members.read(name, json);
            }
            tallies.add(members.tally());
        }
        return new Tallies(tallies);
    }

    private static final class Members {
        private @Nullable String field;
        private @Nullable BigDecimal by;
        private @Nullable BigDecimal to;
        private @Nullable String entry;
        private @Nullable String node;
        private @Nullable String at;
        private @Nullable Long lamport;
        private @Nullable Long told;
        private boolean outranking;

        void read(String name, JsonParser json) {
            switch (name) {
                case "f" -> field = PlainJson.text(json);
                case "by" -> by = PlainJson.decimal(json);
                case "to" -> to = PlainJson.decimal(json);
                case "e" -> entry = PlainJson.text(json);
                case "n" -> node = PlainJson.text(json);
                case "at" -> at = PlainJson.text(json);
                case "l" -> lamport = PlainJson.whole(json);
                case "t" -> told = PlainJson.whole(json);
                case "o" -> outranking = json.currentToken() == JsonToken.VALUE_TRUE;
                default -> json.skipChildren();
            }
        }

        Tally tally() {
            return new Tally(Objects.requireNonNull(field, "f"),
                    by == null ? Tally.Kind.ASSIGNMENT : Tally.Kind.INCREMENT,
                    Objects.requireNonNull(by == null ? to : by, "by or to"),
                    Objects.requireNonNull(entry, "e"),
                    NodeId.parse(Objects.requireNonNull(node, "n")),
                    Instant.parse(Objects.requireNonNull(at, "at")),
                    Objects.requireNonNull(lamport, "l"), told, outranking);
        }
    }
}
