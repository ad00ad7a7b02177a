package io.tributary.schemas.codec;

import io.tributary.schemas.value.EntityRef;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Passes over a document, and notes whether it has the members of a ledger entry. */
final class LedgerForm {
    private static final int DIGITS_MAX = 1000;

    private @Nullable String type;
    private @Nullable String id;
    private @Nullable String field;
    private @Nullable BigDecimal by;
    private boolean balance;

    /** Reads from the document's first token to its last; null if it is no ledger entry. */
    ChangeIndex.@Nullable Booked read(JsonParser json) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName();
            var token = json.nextToken();
            switch (name) {
                case "entity" -> entity(json, token);
                case "field" -> field = text(json, token);
                case "by" -> by = number(json, token);
                case "balance" -> balance = number(json, token) != null;
                default -> json.skipChildren();
            }
        }
        return booked();
    }

    private void entity(JsonParser json, JsonToken token) {
        if (token != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName();
            var value = json.nextToken();
            switch (name) {
                case "type" -> type = text(json, value);
                case "id" -> id = text(json, value);
                default -> json.skipChildren();
            }
        }
    }

    private static @Nullable String text(JsonParser json, JsonToken token) {
        if (token == JsonToken.VALUE_STRING) {
            return json.getString();
        }
        json.skipChildren();
        return null;
    }

    private static @Nullable BigDecimal number(JsonParser json, JsonToken token) {
        if (token.isNumeric()) {
            return json.getDecimalValue();
        }
        json.skipChildren();
        return null;
    }

    private ChangeIndex.@Nullable Booked booked() {
        if (type == null || id == null || field == null || by == null || !balance
                || field.indexOf(0) >= 0
                || Math.abs((long) by.scale()) > DIGITS_MAX || by.precision() > DIGITS_MAX) {
            return null;
        }
        try {
            return new ChangeIndex.Booked(new EntityRef(type, id), field, by);
        } catch (IllegalArgumentException e) {
            // A document of somebody's own that only looks like an entry.
            return null;
        }
    }
}
