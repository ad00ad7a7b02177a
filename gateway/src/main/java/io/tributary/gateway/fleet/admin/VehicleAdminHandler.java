package io.tributary.gateway.fleet.admin;

import io.tributary.gateway.access.RegistryView;
import io.tributary.gateway.admin.AdminAnswers;
import io.tributary.gateway.admin.AdminPage;
import io.tributary.gateway.admin.RegistryTurn;
import io.tributary.gateway.audit.Trail;
import io.tributary.gateway.fleet.admin.VehicleJson.VehicleRequest;
import io.tributary.gateway.fleet.admin.VehicleJson.VehicleView;
import io.tributary.gateway.fleet.admin.VehicleJson.VehiclesView;
import io.tributary.gateway.fleet.pull.ProgressView;
import io.tributary.gateway.http.Bodies;
import io.tributary.gateway.http.IdempotencyKeys;
import io.tributary.gateway.http.Parameters;
import io.tributary.gateway.http.StrictJson;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.TenantId;
import java.time.InstantSource;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Answers the operator about vehicles. */
public final class VehicleAdminHandler {
    private final RegistryView registry;
    private final ProgressView progress;
    private final VehicleEnrollment enrollment;
    private final Bodies bodies;
    private final StrictJson json;
    private final RegistryTurn turn;
    private final InstantSource clock;

    /** @param oneByOne the thread of all writes to the registry */
    public VehicleAdminHandler(RegistryView registry, ProgressView progress,
            VehicleEnrollment enrollment, Bodies bodies, StrictJson json, Scheduler oneByOne,
            InstantSource clock) {
        this.registry = registry;
        this.progress = progress;
        this.enrollment = enrollment;
        this.bodies = bodies;
        this.json = json;
        turn = new RegistryTurn(oneByOne);
        this.clock = clock;
    }

    Mono<ServerResponse> make(ServerRequest request) {
        var key = IdempotencyKeys.optional(request);
        return body(request).flatMap(wanted -> turn.of(() -> enrollment.make(wanted, key)))
                .doOnNext(vehicle -> Trail.of(request).in(vehicle.tenant()).to("vehicle",
                        vehicle.node()))
                .flatMap(vehicle -> AdminAnswers.created("/v1/admin/vehicles/" + vehicle.node(),
                        view(vehicle)));
    }

    Mono<ServerResponse> change(ServerRequest request) {
        var node = node(request);
        return body(request).flatMap(wanted -> turn.of(() -> enrollment.change(node, wanted)))
                .flatMap(vehicle -> AdminAnswers.ok(view(vehicle)));
    }

    Mono<ServerResponse> remove(ServerRequest request) {
        var node = node(request);
        return turn.of(() -> {
            enrollment.remove(node);
            return node;
        }).then(ServerResponse.noContent().build());
    }

    Mono<ServerResponse> one(ServerRequest request) {
        return AdminAnswers.ok(view(enrollment.required(node(request))));
    }

    Mono<ServerResponse> all(ServerRequest request) {
        var tenant = new Parameters(request).uuid("tenantId");
        if (tenant != null) {
            Trail.of(request).in(new TenantId(tenant));
        }
        var page = AdminPage.of(request, registry.vehicles().filter(
                vehicle -> tenant == null || vehicle.tenant().value().equals(tenant)),
                vehicle -> vehicle.node().value());
        return AdminAnswers.ok(new VehiclesView(page.rows().stream().map(this::view).toList(),
                page.next()));
    }

    private Mono<VehicleRequest> body(ServerRequest request) {
        return bodies.read(request).map(body -> json.read(body, VehicleRequest.class));
    }

    private VehicleView view(RegistryEntry.Vehicle vehicle) {
        return VehicleMapper.toView(vehicle, progress.of(vehicle.node()), clock.instant());
    }

    private NodeId node(ServerRequest request) {
        var node = new NodeId(new Parameters(request).pathUuid("id"));
        var vehicle = registry.vehicle(node);
        Trail.of(request).to("vehicle", node);
        if (vehicle != null) {
            Trail.of(request).in(vehicle.tenant());
        }
        return node;
    }
}
