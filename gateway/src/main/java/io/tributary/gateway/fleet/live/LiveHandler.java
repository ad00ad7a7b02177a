package io.tributary.gateway.fleet.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.springframework.http.HttpHeaders.CACHE_CONTROL;
import static org.springframework.http.MediaType.TEXT_EVENT_STREAM;

import io.tributary.gateway.access.RegistryView;
import io.tributary.gateway.fleet.viewer.Viewer;
import io.tributary.gateway.fleet.viewer.Viewers;
import io.tributary.gateway.http.Parameters;
import io.tributary.gateway.limit.Spender;
import io.tributary.gateway.pull.OpenPulls;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Shows a vehicle's live values to whoever sees it, as events or over a WebSocket. */
public final class LiveHandler {
    private final Lives lives;
    private final RegistryView registry;
    private final Viewers viewers;
    private final OpenPulls open;
    private final WebSocketService webSockets = new HandshakeWebSocketService();

    public LiveHandler(Lives lives, RegistryView registry, Viewers viewers, OpenPulls open) {
        this.lives = lives;
        this.registry = registry;
        this.viewers = viewers;
        this.open = open;
    }

    Mono<ServerResponse> events(ServerRequest request) {
        var events = messages(request).map(text -> buffer("data: " + text + "\n\n"));
        return ServerResponse.ok().contentType(TEXT_EVENT_STREAM)
                .header(CACHE_CONTROL, "no-store").header("X-Accel-Buffering", "no")
                .body((response, _) -> response.writeAndFlushWith(events.map(Flux::just)));
    }

    /** Whoever may not watch is refused before the connection becomes a WebSocket. */
    Mono<ServerResponse> webSocket(ServerRequest request) {
        var messages = messages(request);
        return ServerResponse.ok().build((exchange, _) -> webSockets.handleRequest(exchange,
                session -> send(session, messages)));
    }

    /** What the watcher says means nothing, but his end must be heard. */
    private static Mono<Void> send(WebSocketSession session, Flux<String> messages) {
        return session.send(messages.map(session::textMessage)
                .takeUntilOther(session.receive().then()));
    }

    private Flux<String> messages(ServerRequest request) {
        var viewer = Viewer.of(request);
        var vehicle = viewers.vehicle(viewer, new Parameters(request).pathUuid("id"));
        return open.streams().within(Spender.of(request.attributes()), lives.of(vehicle)
                .takeWhile(_ -> viewers.holds(viewer)
                        && vehicle.equals(registry.vehicle(vehicle.node())))
                .takeUntilOther(open.closing()).map(LiveJson::text));
    }

    private static DataBuffer buffer(String text) {
        return DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(UTF_8));
    }
}
