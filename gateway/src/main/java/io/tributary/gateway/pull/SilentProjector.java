package io.tributary.gateway.pull;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.handler.timeout.ReadTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Gives an answer up that stands still. Only while it is read: an answer whose reader is slow waits
 * unread, and that is no silence of the projector.
 */
final class SilentProjector extends IdleStateHandler {
    private boolean waited;

    /** @param timeout of silence, after which the connection is closed */
    SilentProjector(Duration timeout) {
        // By halves: reading may have begun again only a moment before the first half is over.
        super(timeout.toMillis() / 2, 0, 0, TimeUnit.MILLISECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        waited = false;
        super.channelRead(context, message);
    }

    @Override
    protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) {
        boolean isRead = context.channel().config().isAutoRead();
        if (isRead && waited) {
            context.fireExceptionCaught(ReadTimeoutException.INSTANCE);
            var _ = context.close();
        }
        waited = isRead;
    }
}
