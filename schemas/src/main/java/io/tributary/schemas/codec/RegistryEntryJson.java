package io.tributary.schemas.codec;

import static io.tributary.schemas.codec.Required.member;

import io.tributary.schemas.node.Protocol;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A record of the nodes topic. */
record RegistryEntryJson(String kind, UUID tenant, Instant createdAt, @Nullable String name,
        @Nullable Integer lanes, @Nullable Long incarnation, @Nullable UUID node,
        @Nullable String code, @Nullable String protocol, @Nullable Integer rank,
        @Nullable UUID token, @Nullable String hash, @Nullable Boolean revoked,
        @Nullable UUID user, @Nullable String email, @Nullable String password,
        @Nullable String nickname, @Nullable String language, @Nullable Boolean readonly,
        @Nullable Boolean disabled, @Nullable VehicleJson vehicle) {

    /** The members of all kinds but persons and vehicles. */
    private RegistryEntryJson(String kind, UUID tenant, Instant createdAt, @Nullable String name,
            @Nullable Integer lanes, @Nullable Long incarnation, @Nullable UUID node,
            @Nullable String code, @Nullable String protocol, @Nullable Integer rank,
            @Nullable UUID token, @Nullable String hash, @Nullable Boolean revoked) {
        this(kind, tenant, createdAt, name, lanes, incarnation, node, code, protocol, rank, token,
                hash, revoked, null, null, null, null, null, null, null, null);
    }

    static RegistryEntryJson of(RegistryEntry entry) {
        return switch (entry) {
            case RegistryEntry.Tenant it -> new RegistryEntryJson("tenant", it.tenant().value(),
                    it.createdAt(), it.name(), it.lanes(), it.incarnation(), null, null, null,
                    null, null, null, null);
            case RegistryEntry.Node it -> new RegistryEntryJson("node", it.tenant().value(),
                    it.createdAt(), it.name(), null, null, it.node().value(), it.code(),
                    it.protocol().name().toLowerCase(Locale.ROOT), it.rank() == 0 ? null
                            : it.rank(), null, null, null);
            case RegistryEntry.Token it -> new RegistryEntryJson("token", it.tenant().value(),
                    it.createdAt(), null, null, null, it.node().value(), null, null, null,
                    it.id(), it.hash(), it.revoked());
            case RegistryEntry.User it -> new RegistryEntryJson("user", it.tenant().value(),
                    it.createdAt(), null, null, null, null, null, null, null, null, null, null,
                    it.id(), it.email(), it.passwordHash(), it.nickname(), it.language(),
                    it.readonly(), it.disabled(), null);
            case RegistryEntry.Vehicle it -> new RegistryEntryJson("vehicle", it.tenant().value(),
                    it.createdAt(), it.name(), null, null, it.node().value(), null, null, null,
                    null, null, null, null, null, null, null, null, null, null, VehicleJson.of(it));
        };
    }

    RegistryEntry toEntry() {
        var tenantId = new TenantId(tenant);
        return switch (kind) {
            case "tenant" -> new RegistryEntry.Tenant(tenantId, member("name", name),
                    member("lanes", lanes), member("incarnation", incarnation), createdAt);
            case "node" -> new RegistryEntry.Node(new NodeId(member("node", node)), tenantId,
                    member("code", code), member("name", name),
                    Protocol.valueOf(member("protocol", protocol).toUpperCase(Locale.ROOT)),
                    rank == null ? 0 : rank, createdAt);
            case "token" -> new RegistryEntry.Token(member("token", token),
                    new NodeId(member("node", node)), tenantId, member("hash", hash),
                    member("revoked", revoked), createdAt);
            case "user" -> new RegistryEntry.User(member("user", user), tenantId,
                    member("email", email), member("password", password), nickname,
                    member("language", language), member("readonly", readonly),
                    member("disabled", disabled), createdAt);
            case "vehicle" -> member("vehicle", vehicle).toVehicle(
                    new NodeId(member("node", node)), tenantId, member("name", name), createdAt);
            default -> throw new UnreadableEvent("unknown kind '" + kind + "'");
        };
    }

    /** How a vehicle is reached. */
    record VehicleJson(String baseUrl, @Nullable String sealedKey, @Nullable Long intervalMillis,
            @Nullable Long timeoutMillis, @Nullable Long overlapMillis,
            @Nullable Long firstWindowMillis, boolean enabled, boolean removed, String origin) {
        static VehicleJson of(RegistryEntry.Vehicle it) {
            return new VehicleJson(it.baseUrl(), it.sealedKey(), millis(it.interval()),
                    millis(it.timeout()), millis(it.overlap()), millis(it.firstWindow()),
                    it.enabled(), it.removed(), it.origin());
        }

        RegistryEntry.Vehicle toVehicle(NodeId node, TenantId tenant, String name,
                Instant createdAt) {
            return new RegistryEntry.Vehicle(node, tenant, name, baseUrl, sealedKey,
                    duration(intervalMillis), duration(timeoutMillis), duration(overlapMillis),
                    duration(firstWindowMillis), enabled, removed, origin, createdAt);
        }

        private static @Nullable Long millis(@Nullable Duration duration) {
            return duration == null ? null : duration.toMillis();
        }

        private static @Nullable Duration duration(@Nullable Long millis) {
            return millis == null ? null : Duration.ofMillis(millis);
        }
    }
}
