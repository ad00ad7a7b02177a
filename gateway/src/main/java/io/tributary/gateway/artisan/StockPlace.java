package io.tributary.gateway.artisan;

import io.tributary.schemas.value.EntityRef;
import java.util.Optional;

/** Where a coffee lies: names the counter of its kilograms, {@code <coffee>@<location>}. */
record StockPlace(String coffee, String location) {
    /** The counter's field: kilograms, exactly. */
    static final String AMOUNT = "amount";

    private static final char AT = '@';

    EntityRef ref() {
        return Kind.STOCK.ref(coffee + AT + location);
    }

    /** Empty if the id does not name a place. */
    static Optional<StockPlace> of(String id) {
        int at = id.indexOf(AT);
        return at < 1 || at == id.length() - 1 ? Optional.empty()
                : Optional.of(new StockPlace(id.substring(0, at), id.substring(at + 1)));
    }
}
