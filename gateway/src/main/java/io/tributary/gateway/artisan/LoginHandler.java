package io.tributary.gateway.artisan;

import io.tributary.gateway.access.RegistryView;
import io.tributary.gateway.http.Bodies;
import io.tributary.gateway.http.Guesses;
import io.tributary.gateway.http.StrictJson;
import io.tributary.gateway.limit.Failures;
import io.tributary.gateway.login.Credentials;
import io.tributary.gateway.login.LoginTokens;
import io.tributary.gateway.login.Logins;
import io.tributary.gateway.login.Logins.Attempt.Refused;
import io.tributary.gateway.login.Logins.Attempt.Succeeded;
import io.tributary.schemas.node.Protocol;
import io.tributary.schemas.node.RegistryEntry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Logs persons in. The program deletes what it knows of a person on any complete answer that is no
 * success, so only those answers are refusals that are meant so; all else breaks the connection
 * (contract section 3).
 */
final class LoginHandler {
    private final RegistryView registry;
    private final Logins logins;
    private final Failures failures;
    private final LoginTokens tokens;
    private final Catalogues catalogues;
    private final Duration stateTimeout;
    private final Bodies bodies;
    private final StrictJson json;

    /** @param stateTimeout see {@link ArtisanSettings#stateTimeout()} */
    LoginHandler(RegistryView registry, Logins logins, Failures failures, LoginTokens tokens,
            Catalogues catalogues, Duration stateTimeout, Bodies bodies, StrictJson json) {
        this.registry = registry;
        this.logins = logins;
        this.failures = failures;
        this.tokens = tokens;
        this.catalogues = catalogues;
        this.stateTimeout = stateTimeout;
        this.bodies = bodies;
        this.json = json;
    }

    Mono<ServerResponse> login(ServerRequest request) {
        return bodies.read(request).map(body -> Credentials.read(json, body))
                .flatMap(shown -> logins.attempt(request, Protocol.ARTISAN, shown))
                .flatMap(attempt -> switch (attempt) {
                    case Refused.UNKNOWN ->
                        refused(request, HttpStatus.NOT_FOUND, "This e-mail address is unknown");
                    case Refused.WRONG_PASSWORD ->
                        refused(request, HttpStatus.UNAUTHORIZED, "The password is wrong");
                    case Refused.DISABLED -> refused(request, HttpStatus.UNAUTHORIZED,
                            "This user may not log in any more");
                    case Succeeded(var user) -> welcome(user);
                });
    }

    private Mono<ServerResponse> welcome(RegistryEntry.User user) {
        var tenant = registry.tenant(user.tenant());
        var catalogue = tenant == null ? Mono.just(Catalogue.EMPTY)
                : catalogues.of(tenant).timeout(stateTimeout)
                        // A login needs the registry alone; what else it tells comes with the stock.
                        .onErrorReturn(Catalogue.EMPTY);
        return catalogue.flatMap(known -> Answers.ok(Map.of("user", user(user, known)),
                AccountNews.of(known, user.id().toString())));
    }

    private Map<String, Object> user(RegistryEntry.User user, Catalogue catalogue) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("token", tokens.issue(user));
        fields.put("user_id", user.id().toString());
        if (user.nickname() != null) {
            fields.put("nickname", user.nickname());
        }
        fields.put("language", user.language());
        fields.put("readonly", user.readonly());
        fields.put("account", AccountNews.shown(catalogue, user.tenant().toString()));
        return fields;
    }

    private Mono<ServerResponse> refused(ServerRequest request, HttpStatus status,
            String error) {
        return Guesses.noted(failures, request.exchange().getRequest())
                .map(problem -> Mono.<ServerResponse>error(problem.toException()))
                .orElseGet(() -> Answers.json(status,
                        Map.of("success", false, "error", error)));
    }
}
