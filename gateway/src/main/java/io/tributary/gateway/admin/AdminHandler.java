package io.tributary.gateway.admin;

import static io.tributary.gateway.admin.AdminAnswers.created;
import static io.tributary.gateway.admin.AdminAnswers.ok;

import io.tributary.gateway.access.Identity;
import io.tributary.gateway.access.Realm;
import io.tributary.gateway.access.RegistryView;
import io.tributary.gateway.access.TokenUses;
import io.tributary.gateway.admin.AdminJson.NodeRequest;
import io.tributary.gateway.admin.AdminJson.NodesJson;
import io.tributary.gateway.admin.AdminJson.RotationRequest;
import io.tributary.gateway.admin.AdminJson.TenantRequest;
import io.tributary.gateway.admin.AdminJson.TenantsJson;
import io.tributary.gateway.admin.AdminJson.TokenRequest;
import io.tributary.gateway.audit.Trail;
import io.tributary.gateway.http.Bodies;
import io.tributary.gateway.http.IdempotencyKeys;
import io.tributary.gateway.http.Parameters;
import io.tributary.gateway.http.ProblemException;
import io.tributary.gateway.http.StrictJson;
import io.tributary.schemas.node.Scope;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.ProblemCode;
import io.tributary.schemas.value.TenantId;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Answers the operator, and a tenant's own administrators. */
public final class AdminHandler {
    private final RegistryView registry;
    private final Enrollment enrollment;
    private final TokenUses uses;
    private final Bodies bodies;
    private final StrictJson json;
    private final RegistryTurn turn;
    private final InstantSource clock;

    /** @param oneByOne the thread of all writes to the registry */
    public AdminHandler(RegistryView registry, Enrollment enrollment, TokenUses uses,
            Bodies bodies, StrictJson json, Scheduler oneByOne, InstantSource clock) {
        this.registry = registry;
        this.enrollment = enrollment;
        this.uses = uses;
        this.bodies = bodies;
        this.json = json;
        this.clock = clock;
        turn = new RegistryTurn(oneByOne);
    }

    Mono<ServerResponse> createTenant(ServerRequest request) {
        var key = IdempotencyKeys.optional(request);
        return bodies.read(request)
                .map(body -> AdminMapper.toTenant(json.read(body, TenantRequest.class)))
                .flatMap(wanted -> turn.of(() -> enrollment.tenant(wanted, key)))
                .doOnNext(made -> Trail.of(request).in(made.tenant()).to("tenant",
                        made.tenant()))
                .flatMap(tenant -> created("/v1/admin/tenants", AdminMapper.toJson(tenant)));
    }

    Mono<ServerResponse> createNode(ServerRequest request) {
        var key = IdempotencyKeys.optional(request);
        var realm = Realm.of(request);
        return bodies.read(request)
                .map(body -> AdminMapper.toNode(json.read(body, NodeRequest.class), clock
                        .instant()))
                .doOnNext(wanted -> Trail.of(request)
                        .in(realm.requireCovers(wanted.tenant())))
                .doOnNext(wanted -> requireMayBind(request, wanted.token().certificate()))
                .flatMap(wanted -> turn.of(() -> enrollment.node(wanted, key))
                        .map(issued -> AdminMapper.toEnrolled(wanted, issued)))
                .doOnNext(node -> Trail.of(request).to("node", node.id()))
                .flatMap(node -> created("/v1/admin/nodes?tenantId=" + node.tenantId(), node));
    }

    Mono<ServerResponse> createToken(ServerRequest request) {
        var key = IdempotencyKeys.optional(request);
        var node = node(request);
        return body(request, TokenRequest.class, TokenRequest.NOTHING)
                .map(body -> AdminMapper.toToken(body, clock.instant()))
                .doOnNext(wanted -> requireMayBind(request, wanted.certificate()))
                .flatMap(wanted -> turn.of(() -> enrollment.token(node, wanted, key)))
                .doOnNext(issued -> Trail.of(request).to("node",
                        node + "/token/" + issued.token().id()))
                .flatMap(issued -> issued(node, issued));
    }

    Mono<ServerResponse> rotateToken(ServerRequest request) {
        var key = IdempotencyKeys.optional(request);
        var node = node(request);
        var token = new Parameters(request).pathUuid("tokenId");
        Trail.of(request).to("node", node + "/token/" + token);
        return body(request, RotationRequest.class, RotationRequest.NOTHING).flatMap(body -> {
            var overlap = AdminMapper.overlap(body);
            var end = AdminMapper.end(body.expiresAt(), clock.instant());
            var certificate = AdminMapper.certificate(body.certificate());
            requireMayBind(request, certificate);
            return turn.of(
                    () -> enrollment.rotate(node, token, overlap, end, certificate, key));
        }).flatMap(issued -> issued(node, issued));
    }

    Mono<ServerResponse> revokeToken(ServerRequest request) {
        var node = node(request);
        var token = new Parameters(request).pathUuid("tokenId");
        Trail.of(request).to("node", node + "/token/" + token);
        return turn.of(() -> {
            enrollment.revoke(node, token);
            return token;
        }).then(ServerResponse.noContent().build());
    }

    /** To whom a certificate belongs decides to which tenant its connections lead. */
    private static void requireMayBind(ServerRequest request, @Nullable String certificate) {
        if (certificate != null) {
            Identity.of(request).require(Scope.ADMIN_HUB);
        }
    }

    private static Mono<ServerResponse> issued(NodeId node, Enrollment.Issued issued) {
        return created("/v1/admin/nodes/" + node + "/tokens/" + issued.token().id(),
                AdminMapper.toIssued(issued));
    }

    /** A body that may be left out. */
    private <T> Mono<T> body(ServerRequest request, Class<T> shape, T nothing) {
        return bodies.read(request)
                .map(body -> body.length == 0 ? nothing : json.read(body, shape));
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
        Trail.of(request).in(Realm.of(request).requireCovers(new TenantId(tenant)));
        var page = AdminPage.of(request, registry.nodes(new TenantId(tenant)), it -> it.node()
                .value());
        return ok(new NodesJson(page.rows().stream().map(
                node -> AdminMapper.toJson(node, registry.tokens(node.node()), uses)).toList(),
                page.next()));
    }

    /** The node that the path names; a foreign one is not there. */
    private NodeId node(ServerRequest request) {
        var id = new NodeId(new Parameters(request).pathUuid("id"));
        var node = registry.node(id);
        // The same entry for a foreign node as for none: the caller's administrators read it.
        Trail.of(request).to("node", id);
        if (node == null || !Realm.of(request).covers(node.tenant())) {
            throw new ProblemException(ProblemCode.NOT_FOUND, "there is no such node");
        }
        Trail.of(request).in(node.tenant());
        return id;
    }
}
