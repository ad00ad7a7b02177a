package io.tributary.schemas.value;

import java.util.UUID;

/** Names a registered participant of a tenant. */
public record NodeId(UUID value) {
    public static NodeId parse(String text) {
        return new NodeId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
