package io.tributary.gateway.access;

import static org.springframework.http.HttpHeaders.AUTHORIZATION;

import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.value.ProblemCode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;

/** The token of the Authorization header. */
public final class Bearer {
    private static final String SCHEME = "Bearer ";
    private static final int LENGTH_MAX = 8000;

    private Bearer() {}

    /** The token, or {@code UNAUTHENTICATED}. */
    public static String token(ServerRequest request) {
        var token = find(request);
        if (token == null) {
            throw missing();
        }
        return token;
    }

    /** The token; null if the request has no such header, {@code UNAUTHENTICATED} for a wrong one. */
    public static @Nullable String find(ServerRequest request) {
        List<String> values = request.headers().header(AUTHORIZATION);
        if (values.isEmpty()) {
            return null;
        }
        if (values.size() != 1
                || !values.getFirst().regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw missing();
        }
        var token = values.getFirst().substring(SCHEME.length()).strip();
        if (token.isEmpty() || token.length() > LENGTH_MAX) {
            throw refused();
        }
        return token;
    }

    static ProblemException missing() {
        return new ProblemException(ProblemCode.UNAUTHENTICATED,
                "the header Authorization: Bearer is missing");
    }

    /** That the token is of no use. */
    public static ProblemException refused() {
        return new ProblemException(ProblemCode.UNAUTHENTICATED,
                "the token is unknown or revoked");
    }
}
