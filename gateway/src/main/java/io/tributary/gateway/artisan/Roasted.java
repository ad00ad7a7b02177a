package io.tributary.gateway.artisan;

import io.tributary.schemas.value.Document;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What schedule and limit need to know of a roast.
 *
 * @param item the planned roast that it was made for; null for none
 * @param day on which it was made, as in {@code 2026-03-01}; empty if it does not say
 * @param amount green coffee, in kilograms
 */
record Roasted(@Nullable String item, String day, BigDecimal amount) {
    private static final int DAY_LENGTH = "2026-03-01".length();

    static Roasted of(Document roast) {
        var date = roast.get("date") instanceof String text && text.length() >= DAY_LENGTH
                ? text.substring(0, DAY_LENGTH)
                : "";
        var amount = roast.get("amount") instanceof Number number ? Document.decimal(number)
                : BigDecimal.ZERO;
        return new Roasted(roast.get("s_item_id") instanceof String item ? item : null, date,
                amount);
    }
}
