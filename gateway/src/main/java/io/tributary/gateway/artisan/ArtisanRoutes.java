package io.tributary.gateway.artisan;

import static io.tributary.gateway.access.Needs.needs;
import static io.tributary.gateway.audit.Audited.audited;
import static io.tributary.schemas.audit.Action.LOGIN;
import static io.tributary.schemas.node.Scope.PULL;
import static io.tributary.schemas.node.Scope.PUSH;
import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.tributary.gateway.access.AdminAccess;
import io.tributary.gateway.access.RegistryView;
import io.tributary.gateway.access.Turnstile;
import io.tributary.gateway.http.Bodies;
import io.tributary.gateway.http.HttpLimits;
import io.tributary.gateway.http.Problem;
import io.tributary.gateway.http.StrictJson;
import io.tributary.gateway.limit.Failures;
import io.tributary.gateway.login.LoginTokens;
import io.tributary.gateway.login.Logins;
import io.tributary.gateway.login.Persons;
import io.tributary.gateway.pull.HeadsView;
import io.tributary.gateway.pull.Pulls;
import io.tributary.gateway.push.Pushes;
import io.tributary.schemas.value.ProblemCode;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.web.reactive.function.server.HandlerFilterFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The dialect's table of contents: what the program asks for, and what its operators bring in. */
public final class ArtisanRoutes {
    static final String PREFIX = "/api/v1/";

    private ArtisanRoutes() {}

    /** What the routes are made of. */
    public record Parts(Pushes pushes, Pulls pulls, HeadsView heads, RegistryView registry,
            Turnstile turnstile, Persons persons, Logins logins, Failures failures,
            LoginTokens tokens,
            AdminAccess operators, Bodies bodies, StrictJson json, HttpLimits limits,
            ArtisanSettings settings, InstantSource clock) {}

    public static RouterFunction<ServerResponse> of(Parts of) {
        var accounts = Accounts.of(of);
        var inTime = inTime(of.settings.answerTimeout());
        return route().POST(PREFIX + "accounts/users/authenticate",
                audited(LOGIN, accounts.login()::login))
                .filter(inTime).build()
                .and(program(of, accounts, inTime))
                .and(ArtisanAdminRoutes.of(accounts.imports(), of.operators));
    }

    private static RouterFunction<ServerResponse> program(Parts of, Accounts accounts,
            HandlerFilterFunction<ServerResponse, ServerResponse> inTime) {
        var pushes = new Submitting(of.pushes);
        var roasts = new RoastHandler(new Roasts(pushes, of.pulls, of.heads), accounts.state(),
                of.bodies, of.json);
        var notifications = accounts.notifications();
        return route()
                .GET(PREFIX + "acoffees", needs(PULL, accounts.stock()::stock))
                .POST(PREFIX + "aroast", needs(PUSH, roasts::store))
                .GET(PREFIX + "aroast/{roast_id}", needs(PULL, roasts::find))
                .POST(PREFIX + "aschedule/lock", needs(PUSH, new LockHandler(pushes)::lock))
                .GET(PREFIX + "notifications", needs(PULL, notifications::fetch))
                .PUT(PREFIX + "notifications/seen/{hr_id}", needs(PULL, notifications::seen))
                .filter(inTime).filter(accounts.access()).build();
    }

    private static HandlerFilterFunction<ServerResponse, ServerResponse> inTime(Duration timeout) {
        return (request, next) -> Mono.defer(() -> next.handle(request)).timeout(timeout,
                Mono.error(() -> Problem.passing(ProblemCode.UNAVAILABLE,
                        "the hub was not done in time").toException()));
    }
}
