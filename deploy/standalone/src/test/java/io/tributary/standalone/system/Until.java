package io.tributary.standalone.system;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;
import org.awaitility.core.ThrowingRunnable;

/** Waits for conditions, never for time. */
final class Until {
    /** What is waited for comes in seconds, on a busy machine in a minute or two; this only ends a wait for ever. */
    private static final Duration AT_MOST = Duration.ofMinutes(4);

    private Until() {}

    static void isTrue(String what, Callable<Boolean> condition) {
        Awaitility.await(what).atMost(AT_MOST).pollInterval(Duration.ofMillis(100))
                .ignoreExceptions().until(condition);
    }

    /**
     * The same of something that can fail meanwhile.
     *
     * @param sound throws as soon as waiting has no sense any more
     * @param state how things stand, for whoever reads of the failure
     */
    static void isTrue(String what, Callable<Boolean> condition, ThrowingRunnable sound,
            Supplier<String> state) {
        try {
            Awaitility.await(what).atMost(AT_MOST).pollInterval(Duration.ofMillis(100))
                    .failFast(sound).until(condition);
        } catch (ConditionTimeoutException | TerminalFailureException e) {
            throw new AssertionError(what + ": " + e.getMessage() + "\n" + state.get(), e);
        }
    }

    /** The assertions hold. */
    static void isSo(ThrowingRunnable assertions) {
        Awaitility.await().atMost(AT_MOST).pollInterval(Duration.ofMillis(100))
                .untilAsserted(assertions);
    }

    /** The readiness probe of whatever listens on the port says yes. */
    static void isReady(int port) {
        isHealth(port, "readiness", 200);
    }

    /** A part of the health of whatever listens on the port is answered with this status. */
    static void isHealth(int port, String part, int status) {
        try (var http = HttpClient.newHttpClient()) {
            var probe = HttpRequest.newBuilder(URI.create(
                    "http://127.0.0.1:" + port + "/actuator/health/" + part)).build();
            isTrue(part + " on port " + port + " is " + status,
                    () -> http.send(probe, BodyHandlers.discarding()).statusCode() == status);
        }
    }
}
