package io.tributary.bench;

import io.tributary.bench.run.LoadRun;
import io.tributary.bench.run.LoadSetup;
import io.tributary.bench.workload.FileRows;
import io.tributary.bench.workload.FromFile;
import io.tributary.bench.workload.Generated;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code push}: writers alone. */
@Command(name = "push", mixinStandardHelpOptions = true, sortOptions = false, description = "Pushes generated documents or a file of your own, then checks the hub.")
final class PushCommand implements Callable<Integer> {
    @Mixin
    private HubOptions hubOptions = new HubOptions();

    @Mixin
    private LoadOptions load = new LoadOptions();

    @Mixin
    private FileOptions fileOptions = new FileOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        var file = fileOptions.settings();
        var rows = file == null ? null : new FileRows(file);
        if (rows != null && hubOptions.tenants() > 1) {
            throw new IllegalArgumentException("a file goes to one tenant: leave out --tenants");
        }
        var plan = load.plan(rows != null, Long.MAX_VALUE);
        var settings = load.generated(fileOptions.type());
        var out = spec.commandLine().getOut();
        try (var hub = hubOptions.connect(plan.inFlight())) {
            var setup = new LoadSetup(load.run(), hubOptions.communities(hub, load.run()), plan, 0,
                    load.verify(), load.patience());
            var workload = rows == null
                    ? new Generated(settings, setup.writers())
                    : new FromFile(rows, setup.writers());
            var result = new LoadRun(hub, setup, workload, out).run();
            result.print(out);
            return result.good() ? Bench.WELL : Bench.WRONG;
        }
    }
}
