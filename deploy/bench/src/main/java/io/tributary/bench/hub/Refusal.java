package io.tributary.bench.hub;

import io.netty.handler.codec.http.HttpHeaderNames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import reactor.netty.http.client.HttpClientResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** An answer that is no success. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Set<Integer> WELCOME_AGAIN = Set.of(429, 502, 503, 504);
    private static final Duration AFTER_DEFAULT = Duration.ofSeconds(1);
    private static final int TEXT_MAX = 500;

    private final String kind;
    private final boolean again;
    private final Duration after;

    private Refusal(String kind, boolean again, Duration after, String body) {
        super(kind + ": " + body);
        this.kind = kind;
        this.again = again;
        this.after = after;
    }

    static Refusal of(HttpClientResponse response, byte[] body) {
        int status = response.status().code();
        var text = new String(body, StandardCharsets.UTF_8);
        return new Refusal(status + code(body), WELCOME_AGAIN.contains(status), after(response),
                text.substring(0, Math.min(text.length(), TEXT_MAX)));
    }

    /** Status and problem code. */
    public String kind() {
        return kind;
    }

    /** Whether the same request may do better later. */
    boolean again() {
        return again;
    }

    Duration after() {
        return after;
    }

    private static String code(byte[] body) {
        try {
            var problem = MAPPER.readTree(body);
            // The dialects have an envelope around it.
            var code = problem.path("error").path("code").isString()
                    ? problem.path("error").path("code")
                    : problem.path("code");
            return code.isString() ? " " + code.stringValue() : "";
        } catch (JacksonException e) {
            // A proxy's page, not a problem document: the status says enough.
            return "";
        }
    }

    private static Duration after(HttpClientResponse response) {
        var seconds = response.responseHeaders().get(HttpHeaderNames.RETRY_AFTER);
        return seconds != null && seconds.chars().allMatch(Character::isDigit)
                && !seconds.isEmpty()
                        ? Duration.ofSeconds(Long.parseLong(seconds))
                        : AFTER_DEFAULT;
    }
}
