package io.tributary.gateway.admin;

import io.tributary.gateway.access.NodeScopeJson;
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
            @Nullable String protocol, @Nullable Integer rank, @Nullable List<String> scopes,
            @Nullable String notBefore, @Nullable String expiresAt,
            @Nullable String certificate, @Nullable NodeScopeJson nodeScope) {}

    /** Body of POST tokens. */
    record TokenRequest(@Nullable List<String> scopes, @Nullable String notBefore,
            @Nullable String expiresAt, @Nullable String certificate) {
        static final TokenRequest NOTHING = new TokenRequest(null, null, null, null);
    }

    /** Body of POST rotate. */
    record RotationRequest(@Nullable Integer overlapSeconds, @Nullable String expiresAt,
            @Nullable String certificate) {
        static final RotationRequest NOTHING = new RotationRequest(null, null, null);
    }

    /** A tenant. */
    record TenantJson(UUID id, String name, int lanes) {}

    /** All tenants. */
    record TenantsJson(List<TenantJson> tenants, @Nullable UUID next) {}

    /** A node that was made, with its first token. */
    record EnrolledJson(UUID id, UUID tenantId, String code, String token, UUID tokenId) {}

    /** A node. */
    record NodeJson(UUID id, UUID tenantId, String code, String name, String protocol,
            int rank, @Nullable NodeScopeJson nodeScope, List<TokenJson> tokens) {}

    /** Nodes of a tenant. */
    record NodesJson(List<NodeJson> nodes, @Nullable UUID next) {}

    /** A token, without its secret. */
    record TokenJson(UUID id, boolean revoked, Instant createdAt, @Nullable Instant notBefore,
            @Nullable Instant expiresAt, List<String> scopes, @Nullable Instant lastUsedAt,
            @Nullable String certificate) {}

    /** A token that was made. */
    record IssuedJson(String token, UUID tokenId, List<String> scopes,
            @Nullable Instant notBefore, @Nullable Instant expiresAt,
            @Nullable String certificate) {}
}
