package io.tributary.bench;

import io.tributary.bench.run.LoadRun;
import io.tributary.bench.run.LoadSetup;
import io.tributary.bench.workload.Generated;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code mixed}: writers, and readers with open event streams. */
@Command(name = "mixed", mixinStandardHelpOptions = true, sortOptions = false, description = "Pushes while readers hold event streams open; measures how long a push takes"
        + " to become visible and whether the readers keep up.")
final class MixedCommand implements Callable<Integer> {
    @Mixin
    private HubOptions hubOptions = new HubOptions();

    @Mixin
    private LoadOptions load = new LoadOptions();

    @Option(names = "--readers", defaultValue = "1", description = "Event streams held open in each tenant (default: ${DEFAULT-VALUE}).")
    private int readers = 1;

    @Option(names = "--lag-max", defaultValue = "20000", description = "Holds the writers back while so many operations have not reached the"
            + " readers, so that the rate is one that all of the hub sustains (default:"
            + " ${DEFAULT-VALUE}).")
    private long lagMax = 20_000;

    @Option(names = "--type", defaultValue = "reading", description = "Type of the entities (default: ${DEFAULT-VALUE}).")
    private String type = "reading";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (readers < 1) {
            throw new IllegalArgumentException("mixed needs readers; see push");
        }
        var plan = load.plan(false, lagMax);
        var out = spec.commandLine().getOut();
        try (var hub = hubOptions.connect(plan.inFlight() + readers * hubOptions.tenants())) {
            var setup = new LoadSetup(load.run(), hubOptions.communities(hub, load.run()), plan,
                    readers, load.verify(), load.patience());
            var workload = new Generated(load.generated(type), setup.writers());
            var result = new LoadRun(hub, setup, workload, out).run();
            result.print(out);
            return result.good() ? Bench.WELL : Bench.WRONG;
        }
    }
}
