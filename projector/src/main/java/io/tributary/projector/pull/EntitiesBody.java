package io.tributary.projector.pull;

import io.tributary.schemas.codec.Json;
import io.tributary.schemas.value.EntityRef;
import java.util.List;

/** Entities that a request names in its body. */
record EntitiesBody(List<EntityRef> entities) {
    static List<EntityRef> read(byte[] body, int entitiesMax) {
        try {
            var entities = List.copyOf(
                    Json.MAPPER.readValue(body, EntitiesBody.class).entities());
            if (entities.size() > entitiesMax) {
                throw new IllegalArgumentException("at most " + entitiesMax + " at once");
            }
            return entities;
        } catch (RuntimeException e) {
            throw new BadRequest("entities: " + e.getMessage(), e);
        }
    }
}
