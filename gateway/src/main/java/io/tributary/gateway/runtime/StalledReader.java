package io.tributary.gateway.runtime;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Closes a connection when nothing is taken of what waits for its reader. However slow, one who reads may stay. */
final class StalledReader extends IdleStateHandler {

    /** @param timeout within which a reader must take something */
    StalledReader(Duration timeout) {
        // By halves: the first event says that no write was finished, the next that none goes on.
        super(true, 0, timeout.toMillis() / 2, 0, TimeUnit.MILLISECONDS);
    }

    @Override
    protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) {
        var waiting = context.channel().unsafe().outboundBuffer();
        if (event == IdleStateEvent.WRITER_IDLE_STATE_EVENT && waiting != null
                && waiting.totalPendingWriteBytes() > 0) {
            // What the system still holds for it goes as well.
            context.channel().config().setOption(ChannelOption.SO_LINGER, 0);
            var _ = context.close();
        }
    }
}
