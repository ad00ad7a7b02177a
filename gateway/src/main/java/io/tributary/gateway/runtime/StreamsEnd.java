package io.tributary.gateway.runtime;

import io.tributary.gateway.pull.OpenPulls;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Ends open streams first of all: the web server's graceful shutdown would wait for them. */
@Component
final class StreamsEnd implements SmartLifecycle {
    private final OpenPulls open;
    private volatile boolean running;

    StreamsEnd(OpenPulls open) {
        this.open = open;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        open.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
