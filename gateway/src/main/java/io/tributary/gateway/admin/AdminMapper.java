package io.tributary.gateway.admin;

import static io.tributary.gateway.admin.AdminFields.invalid;
import static io.tributary.gateway.admin.AdminFields.text;

import io.tributary.gateway.admin.AdminJson.EnrolledJson;
import io.tributary.gateway.admin.AdminJson.IssuedJson;
import io.tributary.gateway.admin.AdminJson.NodeJson;
import io.tributary.gateway.admin.AdminJson.NodeRequest;
import io.tributary.gateway.admin.AdminJson.TenantJson;
import io.tributary.gateway.admin.AdminJson.TenantRequest;
import io.tributary.gateway.admin.AdminJson.TokenJson;
import io.tributary.schemas.node.Protocol;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.CanaryTenant;
import io.tributary.schemas.value.LaneKey;
import io.tributary.schemas.value.TenantId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Between the wire and the registry. */
final class AdminMapper {
    private static final int NAME_LENGTH_MAX = 200;
    private static final int CODE_LENGTH_MAX = 100;

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

    static NewNode toNode(NodeRequest request) {
        if (request.tenantId() == null) {
            throw invalid("tenantId", "is missing");
        }
        return new NewNode(new TenantId(request.tenantId()),
                text("code", request.code(), CODE_LENGTH_MAX),
                text("name", request.name(), NAME_LENGTH_MAX), protocol(request.protocol()),
                rank(request.rank()));
    }

    static TenantJson toJson(RegistryEntry.Tenant tenant) {
        return new TenantJson(tenant.tenant().value(), tenant.name(), tenant.lanes());
    }

    static NodeJson toJson(RegistryEntry.Node node, List<RegistryEntry.Token> tokens) {
        return new NodeJson(node.node().value(), node.tenant().value(), node.code(), node.name(),
                lower(node.protocol()), node.rank(),
                tokens.stream().sorted(Comparator.comparing(RegistryEntry.Token::createdAt))
                        .map(t -> new TokenJson(t.id(), t.revoked(), t.createdAt())).toList());
    }

    static EnrolledJson toEnrolled(NewNode node, Enrollment.Issued issued) {
        var token = issued.token();
        return new EnrolledJson(token.node().value(), token.tenant().value(), node.code(),
                issued.secret(), token.id());
    }

    static IssuedJson toIssued(Enrollment.Issued issued) {
        return new IssuedJson(issued.secret(), issued.token().id());
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
