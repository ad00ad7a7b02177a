package io.tributary.gateway.admin;

import static io.tributary.gateway.admin.AdminFields.invalid;
import static io.tributary.gateway.admin.AdminFields.text;
import static io.tributary.gateway.admin.AdminFields.time;

import io.tributary.gateway.access.NodeScopeJson;
import io.tributary.gateway.access.TokenUses;
import io.tributary.gateway.admin.AdminJson.EnrolledJson;
import io.tributary.gateway.admin.AdminJson.IssuedJson;
import io.tributary.gateway.admin.AdminJson.NodeJson;
import io.tributary.gateway.admin.AdminJson.NodeRequest;
import io.tributary.gateway.admin.AdminJson.RotationRequest;
import io.tributary.gateway.admin.AdminJson.TenantJson;
import io.tributary.gateway.admin.AdminJson.TenantRequest;
import io.tributary.gateway.admin.AdminJson.TokenJson;
import io.tributary.gateway.admin.AdminJson.TokenRequest;
import io.tributary.schemas.node.NodeScope;
import io.tributary.schemas.node.Protocol;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.node.Scope;
import io.tributary.schemas.value.CanaryTenant;
import io.tributary.schemas.value.LaneKey;
import io.tributary.schemas.value.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Between the wire and the registry. */
final class AdminMapper {
    private static final int NAME_LENGTH_MAX = 200;
    private static final int CODE_LENGTH_MAX = 100;
    /** 90 days. */
    private static final int OVERLAP_SECONDS_MAX = 90 * 24 * 60 * 60;
    private static final Pattern FINGERPRINT = Pattern.compile("(?:[0-9A-Fa-f]{2}:?){32}");
    /** All that a token of a tenant can have. */
    private static final String SCOPES = Arrays.stream(Scope.values())
            .filter(scope -> scope != Scope.ADMIN_HUB).map(Scope::text)
            .collect(Collectors.joining(", "));

    private AdminMapper() {}

    static NewTenant toTenant(TenantRequest request) {
        int lanes = request.lanes() == null ? 1 : request.lanes();
        if (lanes < 1 || lanes > LaneKey.LANES_MAX) {
            throw invalid("lanes", "must be 1 to " + LaneKey.LANES_MAX);
        }
        if (request.id() != null && CanaryTenant.is(new TenantId(request.id()))) {
            throw invalid("id", "is one of the hub's own");
        }
        return new NewTenant(text("name", request.name(), NAME_LENGTH_MAX), lanes, request.id());
    }

    /** @param now before which no token may end */
    static NewNode toNode(NodeRequest request, Instant now) {
        if (request.tenantId() == null) {
            throw invalid("tenantId", "is missing");
        }
        return new NewNode(new TenantId(request.tenantId()),
                text("code", request.code(), CODE_LENGTH_MAX),
                text("name", request.name(), NAME_LENGTH_MAX), protocol(request.protocol()),
                rank(request.rank()), nodeScope(request),
                toToken(new TokenRequest(request.scopes(), request.notBefore(),
                        request.expiresAt(), request.certificate()), now));
    }

    private static NodeScope nodeScope(NodeRequest request) {
        var given = request.nodeScope();
        if (given == null) {
            return NodeScope.ALL;
        }
        var types = Objects.requireNonNullElse(given.types(), List.<String>of());
        var where = Objects.requireNonNullElse(given.where(), Map.<String, List<String>>of());
        if (hasNull(types) || hasNull(where.values())
                || where.values().stream().anyMatch(AdminMapper::hasNull)) {
            throw invalid("nodeScope", "must not hold null");
        }
        try {
            return within(new NodeScope(types, where), protocol(request.protocol()));
        } catch (IllegalArgumentException e) {
            throw invalid("nodeScope", "can't be: " + e.getMessage());
        }
    }

    /** Whoever is told of a part must not be shown everything by a protocol that knows no parts. */
    private static NodeScope within(NodeScope scope, Protocol protocol) {
        return switch (protocol) {
            case NATIVE, EXCHANGE -> scope;
            case LAMPORT, BATCH, ARTISAN, FLEET -> {
                if (!scope.isWhole()) {
                    throw invalid("nodeScope", "can't be kept to by the protocol '"
                            + lower(protocol) + "', only by native and exchange");
                }
                yield scope;
            }
        };
    }

    private static boolean hasNull(Collection<?> values) {
        return values.stream().anyMatch(Objects::isNull);
    }

    /** @param now before which no token may end */
    static NewToken toToken(TokenRequest request, Instant now) {
        var notBefore = time("notBefore", request.notBefore());
        var expiresAt = end(request.expiresAt(), now);
        if (notBefore != null && expiresAt != null && !notBefore.isBefore(expiresAt)) {
            throw invalid("notBefore", "must be before expiresAt");
        }
        return new NewToken(scopes(request.scopes()), notBefore, expiresAt,
                certificate(request.certificate()));
    }

    /** @param now before which no token may end */
    static @Nullable Instant end(@Nullable String expiresAt, Instant now) {
        var end = time("expiresAt", expiresAt);
        if (end != null && !now.isBefore(end)) {
            throw invalid("expiresAt", "must be in the future");
        }
        return end;
    }

    /** As {@code openssl x509 -fingerprint -sha256} prints it, or without colons; null for none. */
    static @Nullable String certificate(@Nullable String fingerprint) {
        if (fingerprint != null && !FINGERPRINT.matcher(fingerprint).matches()) {
            throw invalid("certificate", "must be a SHA-256 in hexadecimal");
        }
        return fingerprint == null ? null
                : fingerprint.replace(":", "").toLowerCase(Locale.ROOT);
    }

    /** Null if the request says nothing of it. */
    static @Nullable Duration overlap(RotationRequest request) {
        var seconds = request.overlapSeconds();
        if (seconds != null && (seconds < 0 || seconds > OVERLAP_SECONDS_MAX)) {
            throw invalid("overlapSeconds", "must be 0 to " + OVERLAP_SECONDS_MAX);
        }
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    private static Set<Scope> scopes(@Nullable List<String> names) {
        if (names == null) {
            return Scope.OF_NODES;
        }
        var scopes = names.stream().map(name -> Scope.of(String.valueOf(name))
                .filter(scope -> scope != Scope.ADMIN_HUB)
                .orElseThrow(() -> invalid("scopes", "may hold " + SCOPES))).toList();
        if (scopes.isEmpty()) {
            throw invalid("scopes", "must hold at least one of " + SCOPES);
        }
        return Set.copyOf(scopes);
    }

    static TenantJson toJson(RegistryEntry.Tenant tenant) {
        return new TenantJson(tenant.tenant().value(), tenant.name(), tenant.lanes());
    }

    static NodeJson toJson(RegistryEntry.Node node, Stream<RegistryEntry.Token> tokens,
            TokenUses uses) {
        return new NodeJson(node.node().value(), node.tenant().value(), node.code(), node.name(),
                lower(node.protocol()), node.rank(), NodeScopeJson.of(node.scope()),
                tokens.sorted(Comparator.comparing(RegistryEntry.Token::createdAt))
                        .map(it -> new TokenJson(it.id(), it.revoked(), it.createdAt(),
                                it.notBefore(), it.expiresAt(), texts(it.scopes()),
                                uses.lastUse(it.id()), it.certificate()))
                        .toList());
    }

    private static List<String> texts(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::text).toList();
    }

    static EnrolledJson toEnrolled(NewNode node, Enrollment.Issued issued) {
        var token = issued.token();
        return new EnrolledJson(token.node().value(), token.tenant().value(), node.code(),
                issued.secret(), token.id());
    }

    static IssuedJson toIssued(Enrollment.Issued issued) {
        var token = issued.token();
        return new IssuedJson(issued.secret(), token.id(), texts(token.scopes()),
                token.notBefore(), token.expiresAt(), token.certificate());
    }

    private static int rank(@Nullable Integer rank) {
        if (rank != null && (rank < 0 || rank > RegistryEntry.Node.RANK_MAX)) {
            throw invalid("rank", "must be 0 to " + RegistryEntry.Node.RANK_MAX);
        }
        return rank == null ? 0 : rank;
    }

    private static Protocol protocol(@Nullable String name) {
        return Arrays.stream(Protocol.values()).filter(it -> lower(it).equals(name)).findFirst()
                .orElseThrow(() -> invalid("protocol", "must be one of "
                        + Arrays.stream(Protocol.values()).map(AdminMapper::lower)
                                .collect(Collectors.joining(", "))));
    }

    private static String lower(Protocol protocol) {
        return protocol.name().toLowerCase(Locale.ROOT);
    }
}
