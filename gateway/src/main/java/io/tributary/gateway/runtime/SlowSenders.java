package io.tributary.gateway.runtime;

import io.tributary.gateway.http.HttpLimits;
import java.time.Duration;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/** Ends connections whose requests never come to an end. */
final class SlowSenders implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {
    /** After the body's own time-out, which answers with a problem, has had its turn. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final HttpLimits limits;

    SlowSenders(HttpLimits limits) {
        this.limits = limits;
    }

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(this::watched);
    }

    private HttpServer watched(HttpServer server) {
        return server.doOnChannelInit((_, channel, _) -> {
            var sender = new SlowSender(limits.headTimeout(), limits.bodyTimeout().plus(GRACE));
            channel.pipeline()
                    .addBefore(NettyPipeline.HttpCodec, "slow-sender", sender)
                    .addAfter(NettyPipeline.HttpCodec, "slow-sender-parts", sender.parts());
        });
    }
}
