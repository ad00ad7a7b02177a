package io.tributary.gateway.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.gateway.access.AdminAccess;
import io.tributary.gateway.access.Callers;
import io.tributary.gateway.access.DeviceAccess;
import io.tributary.gateway.access.NodeAccess;
import io.tributary.gateway.access.OnBehalf;
import io.tributary.gateway.access.PullTokens;
import io.tributary.gateway.access.Registry;
import io.tributary.gateway.access.TokenUses;
import io.tributary.gateway.access.Turnstile;
import io.tributary.gateway.admin.AdminHandler;
import io.tributary.gateway.admin.AdminRoutes;
import io.tributary.gateway.admin.Enrollment;
import io.tributary.gateway.admin.RegistryLog;
import io.tributary.gateway.admin.SelfEnrollment;
import io.tributary.gateway.admin.Users;
import io.tributary.gateway.artisan.ArtisanErrors;
import io.tributary.gateway.artisan.ArtisanRoutes;
import io.tributary.gateway.audit.AuditFilter;
import io.tributary.gateway.audit.AuditHandler;
import io.tributary.gateway.audit.AuditRoutes;
import io.tributary.gateway.batch.BatchDialect;
import io.tributary.gateway.batch.BatchRoutes;
import io.tributary.gateway.batch.Envelopes;
import io.tributary.gateway.batch.WireBodies;
import io.tributary.gateway.docs.DocsRoutes;
import io.tributary.gateway.exchange.ExchangeErrors;
import io.tributary.gateway.exchange.ExchangeRoutes;
import io.tributary.gateway.http.AnswerBytes;
import io.tributary.gateway.http.Bodies;
import io.tributary.gateway.http.BodyRoom;
import io.tributary.gateway.http.HeadLimit;
import io.tributary.gateway.http.NoSuchRoute;
import io.tributary.gateway.http.ProblemHandler;
import io.tributary.gateway.http.Route;
import io.tributary.gateway.http.StrictJson;
import io.tributary.gateway.lamport.LamportErrors;
import io.tributary.gateway.lamport.LamportRoutes;
import io.tributary.gateway.limit.Failures;
import io.tributary.gateway.login.LoginPace;
import io.tributary.gateway.login.LoginTokens;
import io.tributary.gateway.login.Logins;
import io.tributary.gateway.login.Passwords;
import io.tributary.gateway.login.Persons;
import io.tributary.gateway.native_.EntityHandler;
import io.tributary.gateway.native_.NativeRoutes;
import io.tributary.gateway.native_.OperatorRoutes;
import io.tributary.gateway.native_.PullHandler;
import io.tributary.gateway.native_.PullTokenHandler;
import io.tributary.gateway.native_.PushHandler;
import io.tributary.gateway.native_.SettlementHandler;
import io.tributary.gateway.operations.OperationsHandler;
import io.tributary.gateway.operations.OperationsRoutes;
import io.tributary.gateway.pull.AuditReads;
import io.tributary.gateway.pull.Feeds;
import io.tributary.gateway.pull.Heads;
import io.tributary.gateway.pull.OpenPulls;
import io.tributary.gateway.pull.ProjectorClient;
import io.tributary.gateway.pull.Pulls;
import io.tributary.gateway.pull.ScopedPages;
import io.tributary.gateway.pull.Waiting;
import io.tributary.gateway.push.Admission;
import io.tributary.gateway.push.ChargedPushes;
import io.tributary.gateway.push.KafkaPushes;
import io.tributary.gateway.push.PushLog;
import io.tributary.gateway.push.Pushes;
import io.tributary.gateway.push.Replies;
import io.tributary.schemas.codec.PolicySettings;
import io.tributary.schemas.node.Protocol;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.client.ReactorResourceFactory;
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
        return new ChargedPushes(new MeteredPushes(new KafkaPushes(log, replies, admission,
                settings.push(), policies.read(), clock), meters));
    }

    /** Threads of its own: closing another application of this JVM closes the shared ones. */
    @Bean
    ReactorResourceFactory reactor() {
        var reactor = new ReactorResourceFactory();
        reactor.setUseGlobalResources(false);
        reactor.setShutdownQuietPeriod(Duration.ZERO);
        return reactor;
    }

    @Bean
    ProjectorClient pulls(GatewaySettings settings, ReactorResourceFactory reactor) {
        return new ProjectorClient(settings.projectorUrl(), settings.projectorToken(),
                settings.pull(), reactor.getLoopResources());
    }

    @Bean
    OpenPulls openPulls(GatewaySettings settings) {
        return new OpenPulls(settings.pull(), settings.limit());
    }

    @Bean
    Turnstile turnstile(GatewaySettings settings) {
        return new Turnstile(settings.limit());
    }

    @Bean
    Failures failures(GatewaySettings settings) {
        return new Failures(settings.limit());
    }

    @Bean
    BodyRoom bodyRoom(GatewaySettings settings) {
        return new BodyRoom(settings.http());
    }

    @Bean
    AnswerBytes answerBytes() {
        return new AnswerBytes();
    }

    @Bean
    Bodies bodies(GatewaySettings settings, BodyRoom room) {
        return new Bodies(settings.http(), room);
    }

    /** One for all protocols that have persons: its threads are what bounds the hashing. */
    @Bean
    Passwords passwords(GatewaySettings settings) {
        return new Passwords(settings.login());
    }

    @Bean
    Persons persons(Registry registry, RegistryLog log, Scheduler oneByOne, Passwords passwords,
            InstantSource clock) {
        var view = registry.view();
        return new Persons(view, new Users(view, log, oneByOne), passwords, clock);
    }

    @Bean
    Logins logins(Registry registry, Passwords passwords, GatewaySettings settings,
            InstantSource clock) {
        return new Logins(registry.view(), passwords, new LoginPace(settings.login(), clock));
    }

    @Bean
    KnownRoutes knownRoutes(Registry registry, Heads heads, Pushes pushes,
            Pulls pulls, OpenPulls open, Turnstile turnstile, Bodies bodies,
            GatewaySettings settings, InstantSource clock, Envelopes envelopes,
            RegistryLog registryLog, Scheduler oneByOne, Persons persons, Logins logins,
            Failures failures, Callers callers, Enrollment enrollment, TokenUses uses,
            PullTokens pullTokens, OperationsHandler operations, FleetRoutes fleet,
            AuditReads audits) {
        var limits = settings.http();
        var json = new StrictJson(limits);
        var view = registry.view();
        var nodes = new NodeAccess(callers, turnstile);
        var pages = new ScopedPages(pulls);
        var reads = new PullHandler(new Waiting(pages, heads.view(), settings.pull()),
                new Feeds(pages, heads.view(), settings.pull()), view, settings.pull(), open);
        var entities = new EntityHandler(pulls);
        var settlements = new SettlementHandler(pushes, pulls, settings.pull(), bodies, json,
                limits);
        var dialects = NativeRoutes.of(new PushHandler(pushes, bodies, json, limits), reads,
                entities, settlements, new PullTokenHandler(pullTokens), nodes);
        var operators = new AdminAccess(callers, turnstile);
        var admin = AdminRoutes.of(new AdminHandler(view, enrollment, uses, bodies, json, oneByOne,
                clock), operators).and(OperatorRoutes.of(reads, entities, settlements,
                        new OnBehalf(view, turnstile), operators));
        var batch = BatchRoutes.of(
                BatchDialect.of(pushes, pulls, heads.view(), new WireBodies(bodies, json, limits),
                        settings.batch(), settings.pull(), clock),
                new DeviceAccess(callers, turnstile), envelopes);
        var lamport = LamportRoutes.of(pushes, pulls, heads.view(), view, nodes, turnstile,
                bodies, json, limits, settings.lamport(), clock);
        var exchange = ExchangeRoutes.of(new ExchangeRoutes.Parts(pushes, pulls, heads.view(),
                view, new SelfEnrollment(view, enrollment, oneByOne, clock), bodies, json,
                nodes, settings.exchange(), clock));
        var artisan = ArtisanRoutes.of(new ArtisanRoutes.Parts(pushes, pulls, heads.view(), view,
                turnstile, persons, logins, failures, new LoginTokens(Protocol.ARTISAN, view,
                        settings
                                .tokenSecret(),
                        settings.login().tokenLife(), clock),
                operators, bodies, json, limits, settings.artisan(), clock));
        return new KnownRoutes(dialects.and(batch).and(exchange).and(lamport).and(artisan)
                .and(admin).and(AuditRoutes.of(new AuditHandler(audits), operators))
                .and(OperationsRoutes.of(operations, operators)).and(fleet.routes())
                .and(DocsRoutes.of()));
    }

    @Bean
    RouterFunction<ServerResponse> routes(KnownRoutes known, AuditFilter audit) {
        return known.routes().filter(audit).and(RouterFunctions.route(RequestPredicates.all(),
                new NoSuchRoute(Route.of(known.routes()))));
    }

    @Bean
    HeadLimit headLimit(GatewaySettings settings) {
        return new HeadLimit(settings.http());
    }

    @Bean
    @Order(FIRST)
    ProblemHandler problemHandler(Envelopes envelopes, Failures failures) {
        return new ProblemHandler(
                List.of(envelopes, new ExchangeErrors(), new LamportErrors(),
                        new ArtisanErrors()), failures);
    }

    @Bean
    SlowReaders slowReaders(GatewaySettings settings) {
        return new SlowReaders(settings.pull());
    }

    @Bean
    SlowSenders slowSenders(GatewaySettings settings) {
        return new SlowSenders(settings.http());
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
