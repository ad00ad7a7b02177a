package io.tributary.schemas.codec;

import static io.tributary.schemas.codec.Required.member;

import io.tributary.schemas.push.Basis;
import io.tributary.schemas.push.Entry;
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
                case Operation.Assign _ -> "assign";
                case Operation.Settle _ -> "settle";
            });
            json.writeStringProperty("type", operation.entity().type());
            json.writeStringProperty("id", operation.entity().id());
            basis(json, operation.basis());
            switch (operation) {
                case Operation.Put put -> document(json, put.data());
                case Operation.Patch patch -> document(json, patch.patch());
                case Operation.Delete _ -> {
                }
                case Operation.Increment increment -> {
                    json.writeStringProperty("field", increment.field());
                    json.writeNumberProperty("by", increment.by());
                    entry(json, increment.entry());
                }
                case Operation.Assign assign -> {
                    json.writeStringProperty("field", assign.field());
                    json.writeNumberProperty("to", assign.to());
                    entry(json, assign.entry());
                }
                case Operation.Settle settle -> {
                    json.writeName("conflict");
                    context.writeValue(json, ConflictJson.of(settle.conflict()));
                    json.writeName("settlement");
                    context.writeValue(json, SettlementJson.of(settle.settlement()));
                }
            }
            json.writeEndObject();
        }

        private static void basis(JsonGenerator json, Basis basis) {
            number(json, "baseVersion", basis.baseVersion());
            var at = basis.at();
            if (at != null) {
                json.writeStringProperty("at", at.toString());
            }
            number(json, "lamport", basis.lamport());
            number(json, "seen", basis.seen());
        }

        private static void number(JsonGenerator json, String name, @Nullable Long number) {
            if (number != null) {
                json.writeNumberProperty(name, number);
            }
        }

        private static void entry(JsonGenerator json, @Nullable Entry entry) {
            if (entry == null) {
                return;
            }
            if (entry.id() != null) {
                json.writeStringProperty("entryId", entry.id());
            }
            json.writeName("entry");
            PlainJson.write(json, entry.data().fields());
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
                members.read(name, json, context);
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
        private @Nullable Long lamport;
        private @Nullable Long seen;
        private @Nullable Map<String, @Nullable Object> data;
        private @Nullable String field;
        private @Nullable BigDecimal by;
        private @Nullable BigDecimal to;
        private @Nullable String entryId;
        private @Nullable Map<String, @Nullable Object> entry;
        private @Nullable ConflictJson conflict;
        private @Nullable SettlementJson settlement;

        void read(String name, JsonParser json, DeserializationContext context) {
            switch (name) {
                case "index" -> index = PlainJson.integer(json);
                case "op" -> op = PlainJson.text(json);
                case "type" -> type = PlainJson.text(json);
                case "id" -> id = PlainJson.text(json);
                case "baseVersion" -> baseVersion = PlainJson.whole(json);
                case "at" -> at = PlainJson.text(json);
                case "lamport" -> lamport = PlainJson.whole(json);
                case "seen" -> seen = PlainJson.whole(json);
                case "data" -> data = PlainJson.object(json);
                case "field" -> field = PlainJson.text(json);
                case "by" -> by = PlainJson.decimal(json);
                case "to" -> to = PlainJson.decimal(json);
                case "entryId" -> entryId = PlainJson.text(json);
                case "entry" -> entry = PlainJson.object(json);
                case "conflict" -> conflict = context.readValue(json, ConflictJson.class);
                case "settlement" -> settlement = context.readValue(json, SettlementJson.class);
                default -> json.skipChildren();
            }
        }

        Operation operation() {
            int place = member("index", index);
            var basis = basis();
            return switch (member("op", op)) {
                case "put" -> new Operation.Put(place, entity(), basis, document());
                case "patch" -> new Operation.Patch(place, entity(), basis, document());
                case "delete" -> new Operation.Delete(place, entity(), basis);
                case "increment" -> new Operation.Increment(place, entity(), basis,
                        member("field", field), member("by", by), entry());
                case "assign" -> new Operation.Assign(place, entity(), basis,
                        member("field", field), member("to", to), entry());
                case "settle" -> new Operation.Settle(place, basis,
                        member("conflict", conflict).toConflict(),
                        member("settlement", settlement).toSettlement());
                default -> throw new UnreadableEvent("unknown operation '" + op + "'");
            };
        }

        private Basis basis() {
            if (baseVersion == null && at == null && lamport == null && seen == null) {
                return Basis.NONE;
            }
            return new Basis(baseVersion, at == null ? null : Instant.parse(at), lamport, seen);
        }

        private EntityRef entity() {
            return new EntityRef(member("type", type), member("id", id));
        }

        private @Nullable Entry entry() {
            return entry == null ? null : new Entry(entryId, new Document(entry));
        }

        private Document document() {
            return new Document(member("data", data));
        }
    }
}
