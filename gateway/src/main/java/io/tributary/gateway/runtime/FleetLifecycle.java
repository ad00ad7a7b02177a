package io.tributary.gateway.runtime;

import io.tributary.gateway.fleet.pull.ProgressView;
import io.tributary.gateway.fleet.pull.PullReport;
import io.tributary.gateway.fleet.pull.Puller;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Schedulers;

/** Pulls the fleet while the rest of the gateway runs, and says so now and then. */
@Component
final class FleetLifecycle implements SmartLifecycle {
    private final ProgressView progress;
    private final Puller puller;
    private final PullReport report;
    private final GatewaySettings settings;
    private final Disposable.Swap reports = Disposables.swap();
    private volatile boolean running;

    FleetLifecycle(ProgressView progress, Puller puller, PullReport report,
            GatewaySettings settings) {
        this.progress = progress;
        this.puller = puller;
        this.report = report;
        this.settings = settings;
    }

    @Override
    public void start() {
        progress.start(settings.startTimeout());
        puller.start();
        reports.update(Schedulers.single().schedulePeriodically(report::say, interval(), interval(),
                TimeUnit.MILLISECONDS));
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        reports.update(Disposables.disposed());
        puller.close();
        progress.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private long interval() {
        return settings.fleet().reportInterval().toMillis();
    }

    /** After {@link GatewayLifecycle}, which makes the topics and reads the registry. */
    @Override
    public int getPhase() {
        return 1;
    }
}
