package io.tributary.gateway.runtime;

import io.tributary.gateway.canary.Canary;
import org.springframework.context.SmartLifecycle;

/** Lets the canary fly while the gateway's ends of Kafka are there. */
final class CanaryLifecycle implements SmartLifecycle {
    private final Canary canary;
    private volatile boolean running;

    CanaryLifecycle(Canary canary) {
        this.canary = canary;
    }

    @Override
    public void start() {
        canary.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        canary.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After {@link GatewayLifecycle}, and stopped before it. */
    @Override
    public int getPhase() {
        return 1;
    }
}
