package io.tributary.bench.hub;

import io.netty.handler.codec.http.HttpHeaderNames;
import java.time.Duration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/** A running hub: its connections, and the things that one can do with it. */
public final class Hub implements AutoCloseable {
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final LoopResources loops;
    private final ConnectionProvider connections;
    private final HttpClient client;
    private final Scheduler timers;

    public Hub(HubSettings settings) {
        this.loops = LoopResources.create("bench", 1, settings.eventLoops(), true);
        this.timers = Schedulers.fromExecutorService(loops.onClient(true));
        this.connections = ConnectionProvider.builder("bench")
                .maxConnections(settings.connectionsMax())
                .pendingAcquireMaxCount(-1)
                .build();
        this.client = HttpClient.create(connections)
                .runOn(loops)
                .baseUrl(settings.url().toString())
                .responseTimeout(settings.answerWithin())
                .keepAlive(settings.keepAlive())
                .disableRetry(true);
    }

    public Admin admin(String token) {
        return new Admin(as(token));
    }

    public Pushes pushes(String token) {
        return new Pushes(as(token));
    }

    public Pulls pulls(String token) {
        return new Pulls(as(token));
    }

    /** The node's requests in a dialect of its own. */
    public Calls calls(String token) {
        return new Calls(as(token));
    }

    /** Timers on the event loops themselves, so that no thread has to wake another one. */
    public Scheduler timers() {
        return timers;
    }

    private HttpClient as(String token) {
        return client.headers(
                headers -> headers.set(HttpHeaderNames.AUTHORIZATION, "Bearer " + token));
    }

    @Override
    public void close() {
        connections.disposeLater().then(loops.disposeLater(Duration.ZERO, CLOSE_WITHIN))
                .block(CLOSE_WITHIN.plusSeconds(1));
    }
}
