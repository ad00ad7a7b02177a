package io.tributary.gateway.exchange;

import io.tributary.schemas.node.NodeScope;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import java.util.List;
import java.util.Map;
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

    /** What a node receives that receives these models; all of them if there is none. */
    static NodeScope scopeOf(List<String> models, Map<String, List<String>> where) {
        return new NodeScope(models.stream().map(model -> TYPE_PREFIX + model).toList(), where);
    }

    static Item delete(EntityRef entity) {
        return new Item(entity, Act.DELETE, null);
    }
}
