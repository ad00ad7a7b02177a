package io.tributary.gateway.exchange;

import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import org.jspecify.annotations.Nullable;

/**
 * An object as it stands in a packet.
 *
 * @param data null for a deletion, and for nothing else
 */
record Item(EntityRef entity, Act act, @Nullable Document data) {
    /** Every model of the clients is an entity type of its own behind this. */
    static final String TYPE_PREFIX = "exchange.";

    /** The model's name, as the clients write it. */
    String type() {
        return modelOf(entity.type());
    }

    static String modelOf(String entityType) {
        return entityType.substring(TYPE_PREFIX.length());
    }

    static Item delete(EntityRef entity) {
        return new Item(entity, Act.DELETE, null);
    }
}
