package io.tributary.gateway.exchange;

import static io.tributary.gateway.access.Needs.needsInScope;
import static io.tributary.gateway.audit.Audited.audited;
import static io.tributary.schemas.audit.Action.ENROLL_NODE;
import static io.tributary.schemas.audit.Action.SETTLE_CONFLICT;
import static io.tributary.schemas.node.Scope.PULL;
import static io.tributary.schemas.node.Scope.PUSH;
import static io.tributary.schemas.node.Scope.SETTLE_CONFLICTS;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.tributary.gateway.access.NodeAccess;
import io.tributary.gateway.access.RegistryView;
import io.tributary.gateway.admin.SelfEnrollment;
import io.tributary.gateway.http.Bodies;
import io.tributary.gateway.http.StrictJson;
import io.tributary.gateway.pull.HeadsView;
import io.tributary.gateway.pull.Pulls;
import io.tributary.gateway.push.Pushes;
import java.time.InstantSource;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The exchange's table of contents. */
public final class ExchangeRoutes {
    static final String PREFIX = "/api/sync/";

    private ExchangeRoutes() {}

    /** What the routes are made of. */
    public record Parts(Pushes pushes, Pulls pulls, HeadsView heads, RegistryView registry,
            SelfEnrollment enrollment, Bodies bodies, StrictJson json, NodeAccess access,
            ExchangeSettings settings, InstantSource clock) {}

    public static RouterFunction<ServerResponse> of(Parts of) {
        var peers = new Peers(of.pulls, of.heads, of.settings);
        var feed = new Feed(of.pulls);
        var exchange = new Exchange(peers, feed, of.pushes, of.settings, of.clock);
        var packets = new ExchangeHandler(exchange, of.bodies, new PacketReader(of.json, of.bodies,
                of.settings.receivedEntitiesMax()), of.clock);
        var registration = new RegistrationHandler(of.settings, of.registry, of.enrollment,
                new Registrations(peers, of.pushes), of.bodies, of.json);
        var status = new StatusHandler(of.registry, peers, feed, of.settings, of.clock);
        var conflicts = new ConflictHandler(of.pulls, peers, of.pushes, of.bodies, of.json);
        var files = new FileHandler(exchange, peers, feed, status, of.bodies, of.json,
                of.settings, of.clock);
        return route()
                .POST(PREFIX + "exchange", needsInScope(PUSH, needsInScope(PULL,
                        packets::exchange)))
                .GET(PREFIX + "status/{node_id}", needsInScope(PULL, status::status))
                .GET(PREFIX + "nodes", needsInScope(PULL, status::nodes))
                .GET(PREFIX + "statistics", needsInScope(PULL, status::statistics))
                .POST(PREFIX + "trigger/{node_id}", needsInScope(PULL, status::trigger))
                .GET(PREFIX + "conflicts", needsInScope(PULL, conflicts::conflicts))
                .POST(PREFIX + "conflicts/{id}/resolve",
                        audited(SETTLE_CONFLICT,
                                needsInScope(SETTLE_CONFLICTS, conflicts::resolve)))
                .GET(PREFIX + "export/{node_id}", needsInScope(PULL, files::exported))
                .POST(PREFIX + "import", needsInScope(PUSH, files::imported))
                .filter(of.access).build()
                .and(route().POST(PREFIX + "register",
                        audited(ENROLL_NODE, registration::register)).build());
    }
}
