package io.tributary.schemas.codec;

import static io.tributary.schemas.codec.Required.member;

import io.tributary.schemas.push.Operation;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/** An operation as it stands in a push. A push is nearly all operations, so each token counts. */
final class OperationJson {
    private OperationJson() {}

    /** Writes the members in the order in which the JSON Schema names them. */
    static final class Writer extends ValueSerializer<Operation> {
        @Override
        public void serialize(Operation operation, JsonGenerator json,
                SerializationContext context) {
            json.writeStartObject();
            json.writeNumberProperty("index", operation.index());
            json.writeStringProperty("op", switch (operation) {
                case Operation.Put _ -> "put";
                case Operation.Patch _ -> "patch";
                case Operation.Delete _ -> "delete";
                case Operation.Increment _ -> "increment";
            });
            json.writeStringProperty("type", operation.entity().type());
            json.writeStringProperty("id", operation.entity().id());
            var base = operation.baseVersion();
            if (base != null) {
                json.writeNumberProperty("baseVersion", base);
            }
            var at = operation.at();
            if (at != null) {
                json.writeStringProperty("at", at.toString());
            }
            switch (operation) {
                case Operation.Put put -> document(json, put.data());
                case Operation.Patch patch -> document(json, patch.patch());
                case Operation.Delete _ -> {
                }
                case Operation.Increment increment -> {
                    json.writeStringProperty("field", increment.field());
                    json.writeNumberProperty("by", increment.by());
                }
            }
            json.writeEndObject();
        }

        private static void document(JsonGenerator json, Document document) {
            json.writeName("data");
            PlainJson.write(json, document.fields());
        }
    }

    /** Reads the members in any order, and passes over those that it does not know. */
    static final class Reader extends ValueDeserializer<Operation> {
        @Override
        public Operation deserialize(JsonParser json, DeserializationContext context) {
            PlainJson.required(json, JsonToken.START_OBJECT);
            var members = new Members();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = json.currentName();
                json.nextToken();
                members.read(name, json);
            }
            return members.operation();
        }
    }

    private static final class Members {
        private @Nullable Integer index;
        private @Nullable String op;
        private @Nullable String type;
        private @Nullable String id;
        private @Nullable Long baseVersion;
        private @Nullable String at;
        private @Nullable Map<String, @Nullable Object> data;
        private @Nullable String field;
        private @Nullable BigDecimal by;

        void read(String name, JsonParser json) {
            switch (name) {
                case "index" -> index = PlainJson.integer(json);
                case "op" -> op = PlainJson.text(json);
                case "type" -> type = PlainJson.text(json);
                case "id" -> id = PlainJson.text(json);
                case "baseVersion" -> baseVersion = PlainJson.whole(json);
                case "at" -> at = PlainJson.text(json);
                case "data" -> data = PlainJson.object(json);
                case "field" -> field = PlainJson.text(json);
                case "by" -> by = PlainJson.decimal(json);
                default -> json.skipChildren();
            }
        }

        Operation operation() {
            int place = member("index", index);
            var entity = new EntityRef(member("type", type), member("id", id));
            var time = at == null ? null : Instant.parse(at);
            return switch (member("op", op)) {
                case "put" -> new Operation.Put(place, entity, baseVersion, time, document());
                case "patch" -> new Operation.Patch(place, entity, baseVersion, time, document());
                case "delete" -> new Operation.Delete(place, entity, baseVersion, time);
                case "increment" -> new Operation.Increment(place, entity, time,
                        member("field", field), member("by", by));
                default -> throw new UnreadableEvent("unknown operation '" + op + "'");
            };
        }

        private Document document() {
            return new Document(member("data", data));
        }
    }
}
