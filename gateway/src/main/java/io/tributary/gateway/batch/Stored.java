package io.tributary.gateway.batch;

import io.tributary.schemas.change.Change;
import io.tributary.schemas.value.EntityRef;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A record as the hub holds it.
 *
 * @param version the hub's version of the entity, which is not a playbook's own
 * @param data null once it is deleted
 * @param origin the node that changed it last
 */
record Stored(String type, String id, long version, @Nullable JsonNode data, UUID origin) {
    static Stored of(Change change) {
        var entity = change.entity();
        return new Stored(entity.type(), entity.id(), change.version(),
                change.data() == null ? null : Documents.tree(change.data()),
                change.origin().value());
    }

    /**
     * Whether it is a record of the protocol. Strict clients give a whole answer up for one that is
     * not, and any node may write these types in the hub's own protocol.
     */
    boolean fits() {
        var content = data;
        return content != null && Kind.ofType(type)
                .map(kind -> Wire.of(kind).flaw(content) == null).orElse(false);
    }

    EntityRef ref() {
        return new EntityRef(type, id);
    }
}
