package io.tributary.gateway.admin;

import static org.springframework.http.MediaType.APPLICATION_JSON;

import io.tributary.gateway.access.RegistryView;
import io.tributary.gateway.admin.AdminJson.NodeRequest;
import io.tributary.gateway.admin.AdminJson.NodesJson;
import io.tributary.gateway.admin.AdminJson.TenantRequest;
import io.tributary.gateway.admin.AdminJson.TenantsJson;
import io.tributary.gateway.http.Bodies;
import io.tributary.gateway.http.IdempotencyKeys;
import io.tributary.gateway.http.Parameters;
import io.tributary.gateway.http.Problem;
import io.tributary.gateway.http.StrictJson;
import io.tributary.schemas.codec.Json;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.ProblemCode;
import io.tributary.schemas.value.TenantId;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Answers the operator. */
public final class AdminHandler {
    private static final int ROWS = 1000;
    private static final int ROWS_MAX = 10_000;

    private final RegistryView registry;
    private final Enrollment enrollment;
    private final Bodies bodies;
    private final StrictJson json;
    private final Scheduler oneByOne;

    /** @param oneByOne a single thread, which may block */
    public AdminHandler(RegistryView registry, Enrollment enrollment, Bodies bodies,
            StrictJson json, Scheduler oneByOne) {
        this.registry = registry;
        this.enrollment = enrollment;
        this.bodies = bodies;
        this.json = json;
        this.oneByOne = oneByOne;
    }

    Mono<ServerResponse> createTenant(ServerRequest request) {
        var key = IdempotencyKeys.optional(request);
        return bodies.read(request)
                .map(body -> AdminMapper.toTenant(json.read(body, TenantRequest.class)))
                .flatMap(wanted -> inTurn(() -> enrollment.tenant(wanted, key)))
                .flatMap(tenant -> created("/v1/admin/tenants", AdminMapper.toJson(tenant)));
    }

    Mono<ServerResponse> createNode(ServerRequest request) {
        var key = IdempotencyKeys.optional(request);
        return bodies.read(request)
                .map(body -> AdminMapper.toNode(json.read(body, NodeRequest.class)))
                .flatMap(wanted -> inTurn(() -> enrollment.node(wanted, key))
                        .map(issued -> AdminMapper.toEnrolled(wanted, issued)))
                .flatMap(node -> created("/v1/admin/nodes?tenantId=" + node.tenantId(), node));
    }

    Mono<ServerResponse> createToken(ServerRequest request) {
        var key = IdempotencyKeys.optional(request);
        var node = node(request);
        return inTurn(() -> enrollment.token(node, key))
                .flatMap(issued -> created("/v1/admin/nodes/" + node + "/tokens/"
                        + issued.token().id(), AdminMapper.toIssued(issued)));
    }

    Mono<ServerResponse> revokeToken(ServerRequest request) {
        var node = node(request);
        var token = new Parameters(request).pathUuid("tokenId");
        return inTurn(() -> {
            enrollment.revoke(node, token);
            return token;
        }).then(ServerResponse.noContent().build());
    }

    Mono<ServerResponse> tenants(ServerRequest request) {
        var page = page(request, registry.tenants(), tenant -> tenant.tenant().value());
        return ok(new TenantsJson(page.rows().stream().map(AdminMapper::toJson).toList(),
                page.next()));
    }

    Mono<ServerResponse> nodes(ServerRequest request) {
        var tenant = new Parameters(request).uuid("tenantId");
        if (tenant == null) {
            throw Parameters.invalid("tenantId", "is missing");
        }
        var page = page(request, registry.nodes(new TenantId(tenant)), it -> it.node().value());
        var tokens = registry.tokensOf(page.rows().stream().map(RegistryEntry.Node::node).collect(
                Collectors.toSet()));
        return ok(new NodesJson(page.rows().stream()
                .map(node -> AdminMapper.toJson(node,
                        tokens.getOrDefault(node.node(), List.<RegistryEntry.Token>of())))
                .toList(), page.next()));
    }

    private static <T> Page<T> page(ServerRequest request, Stream<T> all, Function<T, UUID> id) {
        var parameters = new Parameters(request);
        var after = parameters.uuid("after");
        int limit = parameters.whole("limit", 1, ROWS_MAX, ROWS);
        var rows = all.filter(it -> after == null || id.apply(it).compareTo(after) > 0)
                .sorted(Comparator.comparing(id)).limit(limit + 1L).toList();
        return rows.size() <= limit ? new Page<>(rows, null)
                : new Page<>(rows.subList(0, limit), id.apply(rows.get(limit - 1)));
    }

    private static NodeId node(ServerRequest request) {
        return new NodeId(new Parameters(request).pathUuid("id"));
    }

    private <T> Mono<T> inTurn(Callable<T> write) {
        return Mono.fromCallable(write).subscribeOn(oneByOne).onErrorMap(
                RejectedExecutionException.class,
                _ -> Problem.passing(ProblemCode.UNAVAILABLE, "too many writes wait for the"
                        + " registry").toException());
    }

    private static Mono<ServerResponse> created(String location, Object body) {
        return ServerResponse.status(HttpStatus.CREATED).location(URI.create(location))
                .header("Cache-Control", "no-store").contentType(APPLICATION_JSON)
                .bodyValue(Json.MAPPER.writeValueAsBytes(body));
    }

    private static Mono<ServerResponse> ok(Object body) {
        return ServerResponse.ok().contentType(APPLICATION_JSON)
                .bodyValue(Json.MAPPER.writeValueAsBytes(body));
    }

    /** Rows with the id to go on after; null at the end. */
    private record Page<T>(List<T> rows, @Nullable UUID next) {}
}
