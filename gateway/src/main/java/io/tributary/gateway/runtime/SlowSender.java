package io.tributary.gateway.runtime;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection when a head, or a body, is not there whole in time after its first byte, in
 * however many pieces it comes. It stands before the decoder and learns from a second handler behind
 * it what has come of its bytes; so a request that comes at once needs no timer.
 */
final class SlowSender extends ChannelInboundHandlerAdapter {
    private final Duration headTimeout;
    private final Duration bodyTimeout;

    /** What the sender is in the middle of. */
    private enum Part {
        NOTHING,
        HEAD,
        BODY
    }

    private Part part = Part.NOTHING;
    private boolean inBody;
    private boolean ended;
    private @Nullable Future<?> deadline;

    SlowSender(Duration headTimeout, Duration bodyTimeout) {
        this.headTimeout = headTimeout;
        this.bodyTimeout = bodyTimeout;
    }

    /** To stand behind the decoder. */
    ChannelHandler parts() {
        return new Parts();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        ended = false;
        context.fireChannelRead(bytes);
        if (context.pipeline().get(HttpServerCodec.class) == null) {
            // It has become a WebSocket, which has no requests.
            waitFor(context, Part.NOTHING);
            context.pipeline().remove(this);
        } else if (inBody) {
            waitFor(context, Part.BODY);
        } else {
            waitFor(context, ended ? Part.NOTHING : Part.HEAD);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        waitFor(context, Part.NOTHING);
        context.fireChannelInactive();
    }

    private void waitFor(ChannelHandlerContext context, Part next) {
        if (next == part && !ended) {
            return;
        }
        part = next;
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
        if (next != Part.NOTHING) {
            var timeout = next == Part.HEAD ? headTimeout : bodyTimeout;
            deadline = context.executor().schedule(() -> {
                var _ = context.close();
            }, timeout.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private final class Parts extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest) {
                inBody = true;
            }
            if (message instanceof LastHttpContent) {
                inBody = false;
                ended = true;
            }
            context.fireChannelRead(message);
        }
    }
}
