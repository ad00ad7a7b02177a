package io.tributary.gateway.native_;

import java.util.Arrays;
import org.springframework.web.reactive.function.server.ServerRequest;

/** What the caller would like (RFC 7240). */
final class Preference {
    private static final String RESPOND_ASYNC = "respond-async";

    private Preference() {}

    /** Whether the caller would rather come back for the receipt than wait for it. */
    static boolean isAsync(ServerRequest request) {
        return request.headers().header("Prefer").stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .anyMatch(preference -> preference.strip().equalsIgnoreCase(RESPOND_ASYNC));
    }

    /** Says in the answer that the preference was followed. */
    static void applied(ServerRequest request) {
        request.exchange().getResponse().getHeaders().set("Preference-Applied", RESPOND_ASYNC);
    }
}
