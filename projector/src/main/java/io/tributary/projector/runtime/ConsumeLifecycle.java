package io.tributary.projector.runtime;

import io.tributary.projector.consume.Consumers;
import org.springframework.context.SmartLifecycle;

/** Starts the consumers when everything else stands, and stops them before anything else falls. */
final class ConsumeLifecycle implements SmartLifecycle {
    private final Consumers consumers;
    private volatile boolean running;

    ConsumeLifecycle(Consumers consumers) {
        this.consumers = consumers;
    }

    @Override
    public void start() {
        consumers.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        consumers.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
