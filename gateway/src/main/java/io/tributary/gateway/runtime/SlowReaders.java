package io.tributary.gateway.runtime;

import io.netty.channel.ChannelOption;
import io.tributary.gateway.pull.PullSettings;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import reactor.netty.http.server.HttpServer;

/**
 * Lets readers be slow, and ends those that do not read. The system's own buffer is kept small, for
 * progress is seen only when a good part of it is free again.
 */
final class SlowReaders implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {
    private final PullSettings settings;

    SlowReaders(PullSettings settings) {
        this.settings = settings;
    }

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(this::watched);
    }

    private HttpServer watched(HttpServer server) {
        return server
                .childOption(ChannelOption.SO_SNDBUF,
                        Math.toIntExact(settings.sendBuffer().toBytes()))
                .doOnChannelInit((_, channel, _) -> channel.pipeline()
                        .addFirst(new StalledReader(settings.stallTimeout())));
    }
}
