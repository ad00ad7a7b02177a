package io.tributary.projector.runtime;

import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/**
 * Closes the readers' connections after the last answer and before the event loops that they live
 * on: those end with the context's lifecycle, earlier than any bean is destroyed.
 */
final class ReadersLifecycle implements SmartLifecycle {
    /** Above the event loops' 0, far below the web server's. */
    private static final int PHASE = 1;
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final ConnectionPool readers;

    ReadersLifecycle(ConnectionPool readers) {
        this.readers = readers;
    }

    @Override
    public void start() {
        // The pool opens connections when somebody needs one.
    }

    /** A server that is gone already keeps nobody waiting. */
    @Override
    public void stop() {
        readers.disposeLater().timeout(TIMEOUT).onErrorComplete().block();
    }

    @Override
    public boolean isRunning() {
        return !readers.isDisposed();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
