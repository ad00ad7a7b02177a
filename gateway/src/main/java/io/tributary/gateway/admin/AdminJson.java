package io.tributary.gateway.admin;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The wire types of the admin API. */
interface AdminJson {
    /** Body of POST tenants. */
    record TenantRequest(@Nullable String name, @Nullable Integer lanes, @Nullable UUID id) {}

    /** Body of POST nodes. */
    record NodeRequest(@Nullable UUID tenantId, @Nullable String code, @Nullable String name,
            @Nullable String protocol, @Nullable Integer rank) {}

    /** A tenant. */
    record TenantJson(UUID id, String name, int lanes) {}

    /** All tenants. */
    record TenantsJson(List<TenantJson> tenants, @Nullable UUID next) {}

    /** A node that was made, with its first token. */
    record EnrolledJson(UUID id, UUID tenantId, String code, String token, UUID tokenId) {}

    /** A node. */
    record NodeJson(UUID id, UUID tenantId, String code, String name, String protocol,
            int rank, List<TokenJson> tokens) {}

    /** Nodes of a tenant. */
    record NodesJson(List<NodeJson> nodes, @Nullable UUID next) {}

    /** A token, without its secret. */
    record TokenJson(UUID id, boolean revoked, Instant createdAt) {}

    /** A token that was made. */
    record IssuedJson(String token, UUID tokenId) {}
}
