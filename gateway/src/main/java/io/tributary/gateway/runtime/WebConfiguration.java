package io.tributary.gateway.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.gateway.access.AdminAccess;
import io.tributary.gateway.access.Callers;
import io.tributary.gateway.access.DeviceAccess;
import io.tributary.gateway.access.NodeAccess;
import io.tributary.gateway.access.PullTokens;
import io.tributary.gateway.access.Registry;
import io.tributary.gateway.access.TokenUses;
import io.tributary.gateway.admin.AdminHandler;
import io.tributary.gateway.admin.AdminRoutes;
import io.tributary.gateway.admin.Enrollment;
import io.tributary.gateway.admin.RegistryLog;
import io.tributary.gateway.admin.SelfEnrollment;
import io.tributary.gateway.admin.Users;
import io.tributary.gateway.artisan.ArtisanErrors;
import io.tributary.gateway.artisan.ArtisanRoutes;
import io.tributary.gateway.batch.BatchDialect;
import io.tributary.gateway.batch.BatchRoutes;
import io.tributary.gateway.batch.Envelopes;
import io.tributary.gateway.batch.WireBodies;
import io.tributary.gateway.docs.DocsRoutes;
import io.tributary.gateway.exchange.ExchangeErrors;
import io.tributary.gateway.exchange.ExchangeRoutes;
import io.tributary.gateway.http.Bodies;
import io.tributary.gateway.http.HeadLimit;
import io.tributary.gateway.http.NoSuchRoute;
import io.tributary.gateway.http.ProblemHandler;
import io.tributary.gateway.http.Route;
import io.tributary.gateway.http.StrictJson;
import io.tributary.gateway.lamport.LamportErrors;
import io.tributary.gateway.lamport.LamportRoutes;
import io.tributary.gateway.native_.EntityHandler;
import io.tributary.gateway.native_.NativeRoutes;
import io.tributary.gateway.native_.PullHandler;
import io.tributary.gateway.native_.PullTokenHandler;
import io.tributary.gateway.native_.PushHandler;
import io.tributary.gateway.native_.SettlementHandler;
import io.tributary.gateway.pull.Feeds;
import io.tributary.gateway.pull.Heads;
import io.tributary.gateway.pull.OpenPulls;
import io.tributary.gateway.pull.ProjectorClient;
import io.tributary.gateway.pull.Pulls;
import io.tributary.gateway.pull.Waiting;
import io.tributary.gateway.push.Admission;
import io.tributary.gateway.push.KafkaPushes;
import io.tributary.gateway.push.PushLog;
import io.tributary.gateway.push.Pushes;
import io.tributary.gateway.push.Replies;
import io.tributary.schemas.codec.PolicySettings;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.scheduler.Scheduler;

/** The public face: every dialect's routes over the two ports. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {
    /** Before Boot's own, which would answer in another shape. */
    private static final int FIRST = -2;

    @Bean
    Pushes pushes(PushLog log, Replies replies, Admission admission, GatewaySettings settings,
            PolicySettings policies, InstantSource clock, MeterRegistry meters) {
        return new MeteredPushes(new KafkaPushes(log, replies, admission, settings.push(),
                policies.read(), clock), meters);
    }

    @Bean
    ProjectorClient pulls(GatewaySettings settings) {
        return new ProjectorClient(settings.projectorUrl(), settings.projectorToken(),
                settings.pull());
    }

    @Bean
    OpenPulls openPulls(GatewaySettings settings) {
        return new OpenPulls(settings.pull());
    }

    @Bean
    KnownRoutes knownRoutes(Registry registry, Heads heads, Pushes pushes,
            Pulls pulls, OpenPulls open,
            GatewaySettings settings, InstantSource clock, Envelopes envelopes,
            RegistryLog registryLog, Scheduler oneByOne, Callers callers, Enrollment enrollment,
            TokenUses uses, PullTokens pullTokens, FleetRoutes fleet) {
        var limits = settings.http();
        var bodies = new Bodies(limits);
        var json = new StrictJson(limits);
        var view = registry.view();
        var nodes = new NodeAccess(callers);
        var dialects = NativeRoutes.of(new PushHandler(pushes, bodies, json, limits),
                new PullHandler(new Waiting(pulls, heads.view(), settings.pull()),
                        new Feeds(pulls, heads.view(), settings.pull()), view, settings.pull(),
                        open),
                new EntityHandler(pulls),
                new SettlementHandler(pushes, pulls, settings.pull(), bodies, json, limits),
                new PullTokenHandler(pullTokens), nodes);
        var operators = new AdminAccess(callers);
        var admin = AdminRoutes.of(new AdminHandler(view, enrollment, uses, bodies, json, oneByOne,
                clock), operators);
        var batch = BatchRoutes.of(
                BatchDialect.of(pushes, pulls, heads.view(), new WireBodies(bodies, json, limits),
                        settings.batch(), settings.pull(), clock),
                new DeviceAccess(callers), envelopes);
        var lamport = LamportRoutes.of(pushes, pulls, heads.view(), view, nodes, bodies, json,
                limits, settings.lamport(), clock);
        var exchange = ExchangeRoutes.of(new ExchangeRoutes.Parts(pushes, pulls, heads.view(),
                view, new SelfEnrollment(view, enrollment, oneByOne, clock), bodies, json,
                nodes, settings.exchange(), clock));
        var artisan = ArtisanRoutes.of(new ArtisanRoutes.Parts(pushes, pulls, heads.view(), view,
                new Users(view, registryLog, oneByOne), operators, settings.tokenSecret(), bodies,
                json, limits, settings.artisan(), clock));
        return new KnownRoutes(dialects.and(batch).and(exchange).and(lamport).and(artisan)
                .and(admin).and(fleet.routes()).and(DocsRoutes.of()));
    }

    @Bean
    RouterFunction<ServerResponse> routes(KnownRoutes known) {
        return known.routes().and(RouterFunctions.route(RequestPredicates.all(),
                new NoSuchRoute(Route.of(known.routes()))));
    }

    @Bean
    HeadLimit headLimit(GatewaySettings settings) {
        return new HeadLimit(settings.http());
    }

    @Bean
    @Order(FIRST)
    ProblemHandler problemHandler(Envelopes envelopes) {
        return new ProblemHandler(
                List.of(envelopes, new ExchangeErrors(), new LamportErrors(),
                        new ArtisanErrors()));
    }

    @Bean
    SlowReaders slowReaders(GatewaySettings settings) {
        return new SlowReaders(settings.pull());
    }

    @Bean
    Envelopes envelopes(InstantSource clock) {
        return new Envelopes(clock);
    }

    @Bean
    ConnectionCap connectionCap(GatewaySettings settings) {
        return new ConnectionCap(settings.http().connectionsMax());
    }
}
