package io.tributary.gateway.admin;

import static io.tributary.gateway.admin.AdminAnswers.created;
import static io.tributary.gateway.admin.AdminAnswers.ok;

import io.tributary.gateway.access.RegistryView;
import io.tributary.gateway.admin.AdminJson.NodeRequest;
import io.tributary.gateway.admin.AdminJson.NodesJson;
import io.tributary.gateway.admin.AdminJson.TenantRequest;
import io.tributary.gateway.admin.AdminJson.TenantsJson;
import io.tributary.gateway.http.Bodies;
import io.tributary.gateway.http.IdempotencyKeys;
import io.tributary.gateway.http.Parameters;
import io.tributary.gateway.http.StrictJson;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.TenantId;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Answers the operator. */
public final class AdminHandler {
    private final RegistryView registry;
    private final Enrollment enrollment;
    private final Bodies bodies;
    private final StrictJson json;
    private final RegistryTurn turn;

    /** @param oneByOne the thread of all writes to the registry */
    public AdminHandler(RegistryView registry, Enrollment enrollment, Bodies bodies,
            StrictJson json, Scheduler oneByOne) {
        this.registry = registry;
        this.enrollment = enrollment;
        this.bodies = bodies;
        this.json = json;
        turn = new RegistryTurn(oneByOne);
    }

    Mono<ServerResponse> createTenant(ServerRequest request) {
        var key = IdempotencyKeys.optional(request);
        return bodies.read(request)
                .map(body -> AdminMapper.toTenant(json.read(body, TenantRequest.class)))
                .flatMap(wanted -> turn.of(() -> enrollment.tenant(wanted, key)))
                .flatMap(tenant -> created("/v1/admin/tenants", AdminMapper.toJson(tenant)));
    }

    Mono<ServerResponse> createNode(ServerRequest request) {
        var key = IdempotencyKeys.optional(request);
        return bodies.read(request)
                .map(body -> AdminMapper.toNode(json.read(body, NodeRequest.class)))
                .flatMap(wanted -> turn.of(() -> enrollment.node(wanted, key))
                        .map(issued -> AdminMapper.toEnrolled(wanted, issued)))
                .flatMap(node -> created("/v1/admin/nodes?tenantId=" + node.tenantId(), node));
    }

    Mono<ServerResponse> createToken(ServerRequest request) {
        var key = IdempotencyKeys.optional(request);
        var node = node(request);
        return turn.of(() -> enrollment.token(node, key))
                .flatMap(issued -> created("/v1/admin/nodes/" + node + "/tokens/"
                        + issued.token().id(), AdminMapper.toIssued(issued)));
    }

    Mono<ServerResponse> revokeToken(ServerRequest request) {
        var node = node(request);
        var token = new Parameters(request).pathUuid("tokenId");
        return turn.of(() -> {
            enrollment.revoke(node, token);
            return token;
        }).then(ServerResponse.noContent().build());
    }

    Mono<ServerResponse> tenants(ServerRequest request) {
        var page = AdminPage.of(request, registry.tenants(), tenant -> tenant.tenant().value());
        return ok(new TenantsJson(page.rows().stream().map(AdminMapper::toJson).toList(),
                page.next()));
    }

    Mono<ServerResponse> nodes(ServerRequest request) {
        var tenant = new Parameters(request).uuid("tenantId");
        if (tenant == null) {
            throw Parameters.invalid("tenantId", "is missing");
        }
        var page = AdminPage.of(request, registry.nodes(new TenantId(tenant)), it -> it.node()
                .value());
        var tokens = registry.tokensOf(page.rows().stream().map(RegistryEntry.Node::node).collect(
                Collectors.toSet()));
        return ok(new NodesJson(page.rows().stream()
                .map(node -> AdminMapper.toJson(node,
                        tokens.getOrDefault(node.node(), List.<RegistryEntry.Token>of())))
                .toList(), page.next()));
    }

    private static NodeId node(ServerRequest request) {
        return new NodeId(new Parameters(request).pathUuid("id"));
    }
}
