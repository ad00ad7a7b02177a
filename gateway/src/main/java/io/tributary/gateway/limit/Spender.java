package io.tributary.gateway.limit;

import io.tributary.schemas.trace.LogFields;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.TenantId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who pays for a request: a node and its tenant, or a tenant alone. It pays afterwards, whatever it
 * costs, so that no request is given up half done.
 */
public final class Spender {
    private static final String ATTRIBUTE = Spender.class.getName();

    private final TenantId tenant;
    private final @Nullable NodeId node;
    private final Account ofTenant;
    private final @Nullable Account ofNode;

    Spender(TenantId tenant, @Nullable NodeId node, Account ofTenant, @Nullable Account ofNode) {
        this.tenant = tenant;
        this.node = node;
        this.ofTenant = ofTenant;
        this.ofNode = ofNode;
    }

    /** Who pays for the request with these attributes; null if nobody was found to be calling. */
    public static @Nullable Spender of(Map<String, Object> attributes) {
        return (Spender) attributes.get(ATTRIBUTE);
    }

    /** Makes this the one who pays for the request with these attributes, and whom the log names. */
    public void into(Map<String, Object> attributes) {
        attributes.put(ATTRIBUTE, this);
        attributes.put(LogFields.TENANT, tenant);
        if (node != null) {
            attributes.put(LogFields.NODE, node);
        }
    }

    public TenantId tenant() {
        return tenant;
    }

    /** Null if the tenant alone is known. */
    public @Nullable NodeId node() {
        return node;
    }

    public void operations(long amount) {
        ofTenant.operations().spend(amount);
        if (ofNode != null) {
            ofNode.operations().spend(amount);
        }
    }

    public void bytes(long amount) {
        ofTenant.bytes().spend(amount);
        if (ofNode != null) {
            ofNode.bytes().spend(amount);
        }
    }

    /** @param plenty the part of a burst that is plenty, from 0 to 1 */
    public Standing standing(double plenty) {
        var tenants = ofTenant.standing("this tenant's", plenty);
        return ofNode == null ? tenants : tenants.worse(ofNode.standing("this node's", plenty));
    }
}
