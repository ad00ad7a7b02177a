package io.tributary.gateway.pull;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.schemas.codec.ChangeCodec;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.EntityRef;

/**
 * An entity as its last change left it.
 *
 * @param change JSON of that change
 */
public record StoredEntity(String change, long version, boolean deleted) {
    /** Whether a node sees it. What is deleted meets no condition. */
    public boolean isSeenBy(RegistryEntry.Node node, EntityRef entity) {
        var scope = node.scope();
        return scope.isConditional()
                ? scope.contains(entity, ChangeCodec.read(node.tenant(), change.getBytes(UTF_8))
                        .data())
                : scope.hasType(entity.type());
    }
}
