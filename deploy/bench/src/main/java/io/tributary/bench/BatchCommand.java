package io.tributary.bench;

import io.tributary.bench.batch.DeviceLoad;
import io.tributary.bench.batch.DevicePlan;
import io.tributary.bench.limits.TopicEnd;
import io.tributary.bench.measure.ProcessCpu;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code batch}: field devices that ask for news, and bring records now and then. */
@Command(name = "batch", mixinStandardHelpOptions = true, sortOptions = false, description = "Field devices of the protocol batch; --nodes is the number of devices of each tenant.")
final class BatchCommand implements Callable<Integer> {
    private static final String PUSHES = "tributary.pushes.v1";
    private static final int CONNECTIONS_MAX = 1024;

    @Mixin
    private HubOptions hubOptions = new HubOptions();

    @Mixin
    private CadenceOptions options = new CadenceOptions();

    @Option(names = "--uploads", defaultValue = "0.1", description = "Share 0..1 of the syncs that bring records (default: ${DEFAULT-VALUE}). At 0"
            + " the run fails if the hub writes anything.")
    private double uploads = 0.1;

    @Option(names = "--records", defaultValue = "5", description = "Records of an upload (default: ${DEFAULT-VALUE}).")
    private int records = 5;

    @Option(names = "--bootstrap", description = "Kafka, as host:port; counts what the hub writes. Nobody else may push meanwhile.")
    private @Nullable String bootstrap;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        var plan = new DevicePlan(options.cadence(), uploads, records, options.text(),
                options.seed());
        var hubCpu = new ProcessCpu(options.hubPid());
        var out = spec.commandLine().getOut();
        try (var hub = hubOptions.connect(CONNECTIONS_MAX, options.keepAlive())) {
            var communities = hubOptions.speaking("batch", hub, options.run());
            var result = new DeviceLoad(hub, communities, plan, options.run(), this::pushesWritten)
                    .run(hubCpu, out);
            result.print(out);
            return result.good() ? Bench.WELL : Bench.WRONG;
        }
    }

    private long pushesWritten() {
        try {
            return bootstrap == null ? 0 : TopicEnd.of(bootstrap, PUSHES);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not say how far " + PUSHES + " is", e
                    .getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
