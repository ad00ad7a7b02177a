package io.tributary.gateway.fleet.viewer;

import static org.springframework.http.MediaType.APPLICATION_JSON;

import io.tributary.gateway.http.Bodies;
import io.tributary.gateway.http.ProblemException;
import io.tributary.gateway.http.StrictJson;
import io.tributary.gateway.login.Credentials;
import io.tributary.gateway.login.LoginTokens;
import io.tributary.gateway.login.Logins;
import io.tributary.gateway.login.Logins.Attempt.Refused;
import io.tributary.gateway.login.Logins.Attempt.Succeeded;
import io.tributary.schemas.node.Protocol;
import io.tributary.schemas.value.ProblemCode;
import java.util.Map;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Gives persons a token for their password. Whether there is such a person is not told. */
public final class OwnerLoginHandler {
    private final Logins logins;
    private final LoginTokens tokens;
    private final Bodies bodies;
    private final StrictJson json;

    /** @param tokens of the persons of this protocol */
    public OwnerLoginHandler(Logins logins, LoginTokens tokens, Bodies bodies, StrictJson json) {
        this.logins = logins;
        this.tokens = tokens;
        this.bodies = bodies;
        this.json = json;
    }

    Mono<ServerResponse> login(ServerRequest request) {
        return bodies.read(request).map(body -> Credentials.read(json, body))
                .flatMap(shown -> logins.attempt(request, Protocol.FLEET, shown))
                .flatMap(attempt -> switch (attempt) {
                    case Refused.UNKNOWN, Refused.WRONG_PASSWORD -> Mono.error(
                            new ProblemException(ProblemCode.UNAUTHENTICATED,
                                    "the e-mail address or the password is wrong"));
                    case Refused.DISABLED -> Mono.error(new ProblemException(
                            ProblemCode.FORBIDDEN, "this user may not log in any more"));
                    case Succeeded(var user) -> ServerResponse.ok().contentType(APPLICATION_JSON)
                            .header("Cache-Control", "no-store")
                            .bodyValue(Map.of("access_token", tokens.issue(user), "token_type",
                                    "bearer"));
                });
    }
}
