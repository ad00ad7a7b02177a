package io.tributary.gateway.batch;

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
    EntityRef ref() {
        return new EntityRef(type, id);
    }
}
