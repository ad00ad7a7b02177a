package io.tributary.bench.crowd;

import io.tributary.bench.hub.Admin;
import io.tributary.bench.hub.Hub;
import io.tributary.bench.hub.Tenant;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Registers tenants and nodes through the admin API. */
public final class Registration {
    private static final int REQUESTS_AT_ONCE = 16;

    private final Hub hub;
    private final Admin admin;
    private final String run;
    private final String protocol;

    /**
     * @param run stands in all names, so that no two runs share a node
     * @param protocol that the nodes speak
     */
    public Registration(Hub hub, String adminToken, String run, String protocol) {
        this.hub = hub;
        this.admin = hub.admin(adminToken);
        this.run = run;
        this.protocol = protocol;
    }

    /** New tenants with {@code nodes} pushing nodes each. */
    public Mono<List<Community>> tenants(int tenants, int lanes, int nodes) {
        return Flux.range(0, tenants)
                .concatMap(number -> admin.createTenant("bench-" + run + "-" + number, lanes))
                .concatMap(tenant -> community(tenant, nodes))
                .collectList();
    }

    /** A tenant that is there already, by name or id, with new nodes. */
    public Mono<List<Community>> nodesOf(String tenant, int nodes) {
        return admin.tenants()
                .filter(each -> each.name().equals(tenant) || each.id().equals(tenant))
                .next()
                .switchIfEmpty(Mono.error(
                        () -> new IllegalArgumentException("there is no tenant '" + tenant + "'")))
                .flatMap(each -> community(each, nodes))
                .map(List::of);
    }

    private Mono<Community> community(Tenant tenant, int nodes) {
        var pushing = Flux.range(0, nodes)
                .flatMapSequential(number -> admin.createNode(tenant, run + "-" + number, protocol),
                        REQUESTS_AT_ONCE)
                .collectList();
        return pushing.zipWith(admin.createNode(tenant, run + "-reader", protocol))
                .map(both -> new Community(tenant.name(), both.getT1(), both.getT2()))
                .flatMap(this::known);
    }

    private Mono<Community> known(Community community) {
        return Flux.fromIterable(community.nodes()).concatWithValues(community.reader())
                .flatMap(node -> Admission.of(node, hub.pulls(node.token())), REQUESTS_AT_ONCE)
                .then(Mono.just(community));
    }
}
