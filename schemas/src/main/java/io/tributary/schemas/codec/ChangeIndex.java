package io.tributary.schemas.codec;

import static io.tributary.schemas.codec.Required.member;

import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.LaneKey;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What must be known of a change to file it, read without building its document.
 *
 * @param lamport 0 for a change from before logical times
 * @param booked what the document books, if it has the form of a ledger entry; null otherwise
 */
public record ChangeIndex(LaneKey lane, long seq, long pushEnd, EntityRef entity, long version,
        boolean deleted, UUID origin, long lamport, @Nullable Booked booked) {

    /** An amount of a counter, as a ledger entry says it: {@code {entity, field, by, balance}}. */
    public record Booked(EntityRef counted, String field, BigDecimal by) {}

    private static final JsonFactory FACTORY = new JsonFactory();

    /** @throws UnreadableEvent if this is no change, or key and value don't fit together */
    public static ChangeIndex read(String key, byte[] value) {
        return UnreadableEvent.unless(() -> new Reading().read(key, value));
    }

    private static final class Reading {
        private int lane = -1;
        private long seq;
        private long pushEnd;
        private long version;
        private @Nullable String type;
        private @Nullable String id;
        private @Nullable String op;
        private @Nullable String origin;
        private boolean data;
        private long lamport;
        private @Nullable Booked booked;

        ChangeIndex read(String key, byte[] value) {
            try (var parser = FACTORY.createParser(ObjectReadContext.empty(), value)) {
                if (parser.nextToken() != JsonToken.START_OBJECT) {
                    throw new UnreadableEvent("the value is not an object");
                }
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    var name = parser.currentName();
                    parser.nextToken();
                    switch (name) {
                        case "lane" -> lane = Math.toIntExact(whole(parser));
                        case "seq" -> seq = whole(parser);
                        case "pushEnd" -> pushEnd = whole(parser);
                        case "version" -> version = whole(parser);
                        case "lamport" -> lamport = parser.currentToken() == JsonToken.VALUE_NULL
                                ? 0
                                : whole(parser);
                        case "type" -> type = text(parser);
                        case "id" -> id = text(parser);
                        case "op" -> op = text(parser);
                        case "origin" -> origin = text(parser);
                        case "data" -> {
                            data = parser.currentToken() == JsonToken.START_OBJECT;
                            if (data) {
                                booked = new LedgerForm().read(parser);
                            } else {
                                parser.skipChildren();
                            }
                        }
                        default -> parser.skipChildren();
                    }
                }
                if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                    throw new UnreadableEvent("the value is more than one object");
                }
            }
            return checked(key);
        }

        private static long whole(JsonParser parser) {
            if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
                throw new UnreadableEvent(parser.currentName() + " must be a whole number");
            }
            return parser.getLongValue();
        }

        private static String text(JsonParser parser) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                throw new UnreadableEvent(parser.currentName() + " must be a text");
            }
            return parser.getString();
        }

        private ChangeIndex checked(String key) {
            boolean deleted = switch (member("op", op)) {
                case "put" -> false;
                case "delete" -> true;
                default -> throw new UnreadableEvent("unknown op '" + op + "'");
            };
            var laneKey = ChangeCodec.laneOf(key);
            var entity = new EntityRef(member("type", type), member("id", id));
            if (lane != laneKey.lane()
                    || !key.equals(laneKey + "/" + entity.type() + "/" + entity.id())) {
                throw new UnreadableEvent("the key is not the change's: " + key);
            }
            if (seq < 1 || pushEnd < seq || version < 1 || lamport < 0 || data == deleted) {
                throw new UnreadableEvent("the change contradicts itself at seq " + seq);
            }
            return new ChangeIndex(laneKey, seq, pushEnd, entity, version, deleted,
                    UUID.fromString(member("origin", origin)), lamport, booked);
        }
    }
}
