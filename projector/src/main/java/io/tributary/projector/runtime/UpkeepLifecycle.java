package io.tributary.projector.runtime;

import io.tributary.projector.telemetry.Upkeep;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;

/** Sees to the partitions from the start to the stop. */
final class UpkeepLifecycle implements SmartLifecycle {
    private final Upkeep upkeep;
    private volatile @Nullable Disposable running;

    UpkeepLifecycle(Upkeep upkeep) {
        this.upkeep = upkeep;
    }

    @Override
    public void start() {
        running = upkeep.forEver().subscribe();
    }

    @Override
    public void stop() {
        var stopped = running;
        running = null;
        if (stopped != null) {
            stopped.dispose();
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
