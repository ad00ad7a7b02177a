package io.tributary.gateway.lamport;

import static io.tributary.gateway.access.Needs.needs;
import static io.tributary.gateway.audit.Audited.audited;
import static io.tributary.schemas.audit.Action.SETTLE_CONFLICT;
import static io.tributary.schemas.node.Scope.PULL;
import static io.tributary.schemas.node.Scope.PUSH;
import static io.tributary.schemas.node.Scope.SETTLE_CONFLICTS;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.tributary.gateway.access.NodeAccess;
import io.tributary.gateway.access.RegistryView;
import io.tributary.gateway.access.Turnstile;
import io.tributary.gateway.http.Bodies;
import io.tributary.gateway.http.HttpLimits;
import io.tributary.gateway.http.StrictJson;
import io.tributary.gateway.pull.HeadsView;
import io.tributary.gateway.pull.Pulls;
import io.tributary.gateway.push.Pushes;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * The dialect's table of contents: the engine's form with the tenant in a header, and the apps' form,
 * whose paths end with a slash and may stand below {@code /api}, with a bearer token.
 */
public final class LamportRoutes {
    private static final Map<String, String> ROOT = Map.of("service", "Agrotour Sync Engine",
            "status", "operational", "version", "0.1.0");

    private LamportRoutes() {}

    public static RouterFunction<ServerResponse> of(Pushes pushes, Pulls pulls, HeadsView heads,
            RegistryView registry, NodeAccess access, Turnstile turnstile, Bodies bodies,
            StrictJson json, HttpLimits limits, LamportSettings settings, InstantSource clock) {
        var visible = new Visible(pulls, heads, settings.visibleTimeout());
        var conflicts = new Conflicts(pulls, pushes, visible);
        return route().GET("/", _ -> Answers.ok(ROOT)).build()
                .and(engine(new PushHandler(pushes, visible, bodies, json, limits, clock),
                        new PullHandler(pulls, bodies, json, settings),
                        new ConflictHandler(conflicts, bodies, json),
                        new HeaderAccess(access, turnstile, registry, settings.openTenants())))
                .and(apps(new AppHandler(pushes, pulls, visible, bodies, json, limits, settings),
                        new AppConflictHandler(conflicts, bodies, json),
                        new TokenAccess(access, turnstile)));
    }

    private static RouterFunction<ServerResponse> engine(PushHandler pushes, PullHandler pulls,
            ConflictHandler conflicts, HeaderAccess access) {
        return route()
                .POST("/sync/push", needs(PUSH, pushes::push))
                .POST("/sync/pull", needs(PULL, pulls::pull))
                .GET("/sync/conflicts", needs(PULL, conflicts::list))
                .POST("/sync/conflicts/{id}/resolve",
                        audited(SETTLE_CONFLICT,
                                needs(SETTLE_CONFLICTS, conflicts::resolve)))
                .filter(LamportRoutes::answered).filter(access).build();
    }

    private static RouterFunction<ServerResponse> apps(AppHandler app,
            AppConflictHandler conflicts, TokenAccess access) {
        var routes = route();
        for (var base : new String[]{"", "/api"}) {
            routes.POST(base + "/sync/push/", needs(PUSH, app::push))
                    .POST(base + "/sync/pull/", needs(PULL, app::pull))
                    .GET(base + "/sync/conflicts/", needs(PULL, conflicts::list))
                    .POST(base + "/sync/conflicts/{id}/resolve/",
                            audited(SETTLE_CONFLICT,
                                    needs(SETTLE_CONFLICTS, conflicts::resolve)));
        }
        return routes.filter(LamportRoutes::answered).filter(access).build();
    }

    private static Mono<ServerResponse> answered(ServerRequest request,
            HandlerFunction<ServerResponse> next) {
        return Mono.defer(() -> next.handle(request))
                .onErrorResume(InvalidShape.class, LamportErrors::answer);
    }
}
