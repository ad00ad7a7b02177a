package io.tributary.schemas.codec;

import static io.tributary.schemas.codec.Required.member;

import io.tributary.schemas.node.NodeScope;
import io.tributary.schemas.node.Protocol;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.node.Scope;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A record of the nodes topic. */
record RegistryEntryJson(String kind, UUID tenant, Instant createdAt, @Nullable String name,
        @Nullable Integer lanes, @Nullable Long incarnation, @Nullable UUID node,
        @Nullable String code, @Nullable String protocol, @Nullable Integer rank,
        @Nullable UUID token, @Nullable String hash, @Nullable Boolean revoked,
        @Nullable UUID user, @Nullable String email, @Nullable String password,
        @Nullable String nickname, @Nullable String language, @Nullable Boolean readonly,
        @Nullable Boolean disabled, @Nullable VehicleJson vehicle, @Nullable Instant notBefore,
        @Nullable Instant expiresAt, @Nullable List<String> scopes,
        @Nullable String certificate, @Nullable NodeScopeJson nodeScope) {

    /** The members of all kinds but persons and vehicles. */
    private RegistryEntryJson(String kind, UUID tenant, Instant createdAt, @Nullable String name,
            @Nullable Integer lanes, @Nullable Long incarnation, @Nullable UUID node,
            @Nullable String code, @Nullable String protocol, @Nullable Integer rank,
            @Nullable UUID token, @Nullable String hash, @Nullable Boolean revoked) {
        this(kind, tenant, createdAt, name, lanes, incarnation, node, code, protocol, rank, token,
                hash, revoked, null, null, null, null, null, null, null, null, null, null, null,
                null, null);
    }

    static RegistryEntryJson of(RegistryEntry entry) {
        return switch (entry) {
            case RegistryEntry.Tenant it -> new RegistryEntryJson("tenant", it.tenant().value(),
                    it.createdAt(), it.name(), it.lanes(), it.incarnation(), null, null, null,
                    null, null, null, null);
            case RegistryEntry.Node it -> new RegistryEntryJson("node", it.tenant().value(),
                    it.createdAt(), it.name(), null, null, it.node().value(), it.code(),
                    name(it.protocol()), it.rank() == 0 ? null : it.rank(), null, null, null,
                    null, null, null, null, null, null, null, null, null, null, null,
                    null, NodeScopeJson.of(it.scope()));
            case RegistryEntry.Token it -> new RegistryEntryJson("token", it.tenant().value(),
                    it.createdAt(), null, null, null, it.node().value(), null, null, null,
                    it.id(), it.hash(), it.revoked(), null, null, null, null, null, null, null,
                    null, it.notBefore(), it.expiresAt(), written(it.scopes()),
                    it.certificate(), null);
            case RegistryEntry.TokenUse it -> new RegistryEntryJson("token-use",
                    it.tenant().value(), it.usedAt(), null, null, null, it.node().value(), null,
                    null, null, it.token(), null, null);
            case RegistryEntry.User it -> new RegistryEntryJson("user", it.tenant().value(),
                    it.createdAt(), null, null, null, null, null,
                    it.protocol() == Protocol.ARTISAN ? null : name(it.protocol()), null, null,
                    null, null, it.id(), it.email(), it.passwordHash(), it.nickname(), it
                            .language(),
                    it.readonly(), it.disabled(), null, null, null, null, null, null);
            case RegistryEntry.Vehicle it -> new RegistryEntryJson("vehicle", it.tenant().value(),
                    it.createdAt(), it.name(), null, null, it.node().value(), null, null, null,
                    null, null, null, null, null, null, null, null, null, null, VehicleJson.of(it),
                    null, null, null, null, null);
        };
    }

    RegistryEntry toEntry() {
        var tenantId = new TenantId(tenant);
        return switch (kind) {
            case "tenant" -> new RegistryEntry.Tenant(tenantId, member("name", name),
                    member("lanes", lanes), member("incarnation", incarnation), createdAt);
            case "node" -> new RegistryEntry.Node(new NodeId(member("node", node)), tenantId,
                    member("code", code), member("name", name),
                    protocol(member("protocol", protocol)),
                    rank == null ? 0 : rank, createdAt,
                    nodeScope == null ? NodeScope.ALL : nodeScope.toScope());
            case "token" -> new RegistryEntry.Token(member("token", token),
                    new NodeId(member("node", node)), tenantId, member("hash", hash),
                    member("revoked", revoked), createdAt, notBefore, expiresAt, read(scopes),
                    certificate);
            case "token-use" -> new RegistryEntry.TokenUse(member("token", token),
                    new NodeId(member("node", node)), tenantId, createdAt);
            case "user" -> new RegistryEntry.User(member("user", user), tenantId,
                    // At first there were persons of this protocol alone.
                    protocol == null ? Protocol.ARTISAN : protocol(protocol),
                    member("email", email), member("password", password), nickname,
                    member("language", language), member("readonly", readonly),
                    member("disabled", disabled), createdAt);
            case "vehicle" -> member("vehicle", vehicle).toVehicle(
                    new NodeId(member("node", node)), tenantId, member("name", name), createdAt);
            default -> throw new UnreadableEvent("unknown kind '" + kind + "'");
        };
    }

    private static String name(Protocol protocol) {
        return protocol.name().toLowerCase(Locale.ROOT);
    }

    private static Protocol protocol(String name) {
        return Protocol.valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Left out where it is what tokens had before there were scopes. */
    private static @Nullable List<String> written(Set<Scope> scopes) {
        return scopes.equals(Scope.OF_NODES) ? null
                : scopes.stream().sorted().map(Scope::text).toList();
    }

    private static Set<Scope> read(@Nullable List<String> scopes) {
        return scopes == null ? Scope.OF_NODES
                : scopes.stream().map(text -> Scope.of(text).orElseThrow(
                        () -> new UnreadableEvent("unknown scope '" + text + "'")))
                        .collect(Collectors.toSet());
    }

    /** What a node receives; a member that is absent restricts nothing. */
    record NodeScopeJson(@Nullable List<String> types,
            @Nullable Map<String, List<String>> where) {
        static @Nullable NodeScopeJson of(NodeScope scope) {
            return scope.isWhole() ? null
                    : new NodeScopeJson(scope.types().isEmpty() ? null : scope.types(),
                            scope.where().isEmpty() ? null : scope.where());
        }

        NodeScope toScope() {
            return new NodeScope(types == null ? List.of() : types,
                    where == null ? Map.of() : where);
        }
    }

    /**
     * How a vehicle is reached.
     *
     * @param owners null for none
     */
    record VehicleJson(String baseUrl, @Nullable String sealedKey, @Nullable Long intervalMillis,
            @Nullable Long timeoutMillis, @Nullable Long overlapMillis,
            @Nullable Long firstWindowMillis, boolean enabled, boolean removed,
            @Nullable List<UUID> owners, String origin) {
        static VehicleJson of(RegistryEntry.Vehicle it) {
            return new VehicleJson(it.baseUrl(), it.sealedKey(), millis(it.interval()),
                    millis(it.timeout()), millis(it.overlap()), millis(it.firstWindow()),
                    it.enabled(), it.removed(),
                    it.owners().isEmpty() ? null : it.owners().stream().sorted().toList(),
                    it.origin());
        }

        RegistryEntry.Vehicle toVehicle(NodeId node, TenantId tenant, String name,
                Instant createdAt) {
            return new RegistryEntry.Vehicle(node, tenant, name, baseUrl, sealedKey,
                    duration(intervalMillis), duration(timeoutMillis), duration(overlapMillis),
                    duration(firstWindowMillis), enabled, removed,
                    owners == null ? Set.of() : Set.copyOf(owners), origin, createdAt);
        }

        private static @Nullable Long millis(@Nullable Duration duration) {
            return duration == null ? null : duration.toMillis();
        }

        private static @Nullable Duration duration(@Nullable Long millis) {
            return millis == null ? null : Duration.ofMillis(millis);
        }
    }
}
