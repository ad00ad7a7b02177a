package io.tributary.gateway.runtime;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import reactor.netty.http.server.HttpServer;

/** Closes a connection at once when there are too many. */
final class ConnectionCap implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {
    private final int max;
    private final AtomicInteger open = new AtomicInteger();

    ConnectionCap(int max) {
        this.max = max;
    }

    int open() {
        return open.get();
    }

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(this::capped);
    }

    private HttpServer capped(HttpServer server) {
        return server.doOnChannelInit((_, channel, _) -> {
            if (open.incrementAndGet() > max) {
                var _ = channel.close();
            }
            var _ = channel.closeFuture().addListener(_ -> open.decrementAndGet());
        });
    }
}
