package io.tributary.gateway.follow;

import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/** A thread with a consumer, and with another one after a pause when that has failed. */
public final class ConsumerThread implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Work work;
    private final Duration closeTimeout;
    private final Thread thread;
    private volatile boolean closing;
    private volatile @Nullable Consumer<byte[], byte[]> current;

    /** What the thread is for; it alone calls all of this. */
    public interface Work {
        /** Uses a consumer until {@link ConsumerThread#isClosing}. It is closed afterwards. */
        void use(Consumer<byte[], byte[]> consumer);

        /** @param pause until there is another consumer */
        void failed(RuntimeException e, Duration pause);

        /** A consumer is gone, however that came. */
        default void released() {}

        /** There will be no more consumers. */
        default void ended() {}
    }

    /** @param closeTimeout how long {@link #close} waits for the thread's end */
    public ConsumerThread(String name, Supplier<Consumer<byte[], byte[]>> consumers, Work work,
            Duration closeTimeout) {
        this.consumers = consumers;
        this.work = work;
        this.closeTimeout = closeTimeout;
        thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    public boolean isAlive() {
        return thread.isAlive();
    }

    public boolean isClosing() {
        return closing;
    }

    @Override
    public void close() {
        closing = true;
        var consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            if (thread.isAlive()) {
                thread.join(closeTimeout);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closing) {
            try (var consumer = consumers.get()) {
                current = consumer;
                work.use(consumer);
            } catch (WakeupException e) {
                // Only close() wakes it.
            } catch (RuntimeException e) {
                // Whatever it was: a gateway that stops reading would be deaf for good.
                work.failed(e, PAUSE);
                pause();
            } finally {
                work.released();
            }
        }
        work.ended();
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing = true;
        }
    }
}
