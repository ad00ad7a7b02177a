package io.tributary.gateway.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.timeout.ReadTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SilentProjectorTest {
    private final EmbeddedChannel connection = new EmbeddedChannel();

    SilentProjectorTest() {
        connection.freezeTime();
        connection.pipeline().addLast(new SilentProjector(Duration.ofSeconds(30)));
    }

    private void pass(long seconds) {
        connection.advanceTimeBy(seconds, TimeUnit.SECONDS);
        connection.runScheduledPendingTasks();
    }

    @Test
    void anAnswerThatStandsStillWhileItIsReadIsGivenUp() {
        pass(15);
        assertThat(connection.isOpen()).isTrue();

        pass(15);

        assertThat(connection.isOpen()).isFalse();
        assertThatThrownBy(connection::checkException).isInstanceOf(ReadTimeoutException.class);
    }

    @Test
    void anAnswerThatWaitsForASlowReaderIsKept() {
        connection.config().setAutoRead(false);

        pass(15);
        pass(15);
        pass(15);
        connection.config().setAutoRead(true);
        pass(15);

        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void anAnswerThatGoesOnIsKept() {
        for (int i = 0; i < 10; i++) {
            pass(15);
            connection.writeInbound("more");
        }

        assertThat(connection.isOpen()).isTrue();
    }
}
