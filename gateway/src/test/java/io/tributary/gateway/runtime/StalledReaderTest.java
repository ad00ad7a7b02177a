package io.tributary.gateway.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StalledReaderTest {
    private final Connection connection = new Connection();

    StalledReaderTest() {
        connection.freezeTime();
        connection.pipeline().addFirst(new StalledReader(Duration.ofSeconds(30)));
    }

    private void answer(int bytes) {
        var _ = connection.writeAndFlush(Unpooled.wrappedBuffer(new byte[bytes]));
    }

    private void pass(long seconds) {
        connection.advanceTimeBy(seconds, TimeUnit.SECONDS);
        connection.runScheduledPendingTasks();
    }

    @Test
    void aReaderWhoTakesNothingIsCutOff() {
        answer(1000);

        pass(15);
        assertThat(connection.isOpen()).isTrue();
        pass(15);

        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void aReaderWhoTakesALittleNowAndThenMayStay() {
        answer(1000);

        for (int i = 0; i < 20; i++) {
            pass(14);
            connection.take(10);
        }

        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void aReaderForWhomNothingWaitsMayStay() {
        answer(1000);
        connection.take(1000);

        for (int i = 0; i < 10; i++) {
            pass(30);
        }

        assertThat(connection.isOpen()).isTrue();
    }

    /** A connection whose other end takes bytes when it is told to. */
    private static final class Connection extends EmbeddedChannel {
        private int room;

        void take(int bytes) {
            room = bytes;
            flush();
            room = 0;
        }

        @Override
        protected void doWrite(ChannelOutboundBuffer waiting) {
            waiting.removeBytes(room);
        }
    }
}
