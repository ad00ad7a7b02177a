package io.tributary.schemas.value;

/** One node of a tenant, and as text the Kafka key of all that a vehicle has answered. */
public record NodeKey(TenantId tenant, NodeId node) {
    /** Parses {@code tenant/node}. */
    public static NodeKey parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("not a node's key: " + text);
        }
        return new NodeKey(TenantId.parse(text.substring(0, slash)),
                NodeId.parse(text.substring(slash + 1)));
    }

    /** {@code tenant/node}. */
    @Override
    public String toString() {
        return tenant + "/" + node;
    }
}
