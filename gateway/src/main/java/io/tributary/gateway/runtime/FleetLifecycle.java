package io.tributary.gateway.runtime;

import io.tributary.gateway.fleet.pull.ProgressView;
import io.tributary.gateway.fleet.pull.Puller;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Pulls the fleet while the rest of the gateway runs. */
@Component
final class FleetLifecycle implements SmartLifecycle {
    private final ProgressView progress;
    private final Puller puller;
    private final GatewaySettings settings;
    private volatile boolean running;

    FleetLifecycle(ProgressView progress, Puller puller, GatewaySettings settings) {
        this.progress = progress;
        this.puller = puller;
        this.settings = settings;
    }

    @Override
    public void start() {
        progress.start(settings.startTimeout());
        puller.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        puller.close();
        progress.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After {@link GatewayLifecycle}, which makes the topics and reads the registry. */
    @Override
    public int getPhase() {
        return 1;
    }
}
