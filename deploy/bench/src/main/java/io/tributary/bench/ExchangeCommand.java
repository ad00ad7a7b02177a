package io.tributary.bench;

import io.tributary.bench.exchange.DeskPlan;
import io.tributary.bench.exchange.ExchangeLoad;
import io.tributary.bench.exchange.FirstExchange;
import io.tributary.bench.hub.Hub;
import io.tributary.bench.measure.ProcessCpu;
import io.tributary.bench.rounds.Cadence;
import io.tributary.bench.table.Memory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code exchange}: nodes with numbered packets, at work or at their first exchange. */
@Command(name = "exchange", mixinStandardHelpOptions = true, sortOptions = false, description = "Nodes of the protocol exchange, at work; or, with --first, one that comes when much is there.")
final class ExchangeCommand implements Callable<Integer> {
    private static final int CONNECTIONS_MAX = 1024;
    private static final int OBJECTS_OF_A_FILLING_PACKET = 1000;

    @Mixin
    private HubOptions hubOptions = new HubOptions();

    @Mixin
    private CadenceOptions options = new CadenceOptions();

    @Option(names = "--objects", defaultValue = "10", description = "Objects of a packet (default: ${DEFAULT-VALUE}).")
    private int objects = 10;

    @Option(names = "--updates", defaultValue = "0.3", description = "Share 0..1 of them that are changes of the node's earlier objects (default:"
            + " ${DEFAULT-VALUE}).")
    private double updates = 0.3;

    @Option(names = "--first", description = "So many objects are made by the nodes; then a node that has nothing"
            + " exchanges until it has them all. Pace and duration do not count.")
    private @Nullable Long first;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        var out = spec.commandLine().getOut();
        var hubCpu = new ProcessCpu(options.hubPid());
        try (var hub = hubOptions.connect(CONNECTIONS_MAX, options.keepAlive())) {
            return first == null ? work(hub, hubCpu, out) : first(first, hub, hubCpu, out);
        }
    }

    private int work(Hub hub, ProcessCpu hubCpu, PrintWriter out) throws IOException {
        var plan = new DeskPlan(options.cadence(), objects, updates, options.text(),
                options.seed());
        var communities = hubOptions.speaking("exchange", hub, options.run());
        var result = new ExchangeLoad(hub, communities, plan, options.run()).run(hubCpu, out);
        result.print(out);
        return result.good() ? Bench.WELL : Bench.WRONG;
    }

    private int first(long count, Hub hub, ProcessCpu hubCpu, PrintWriter out)
            throws IOException {
        var endless = new Cadence(Duration.ZERO, Duration.ofDays(365), Duration.ZERO,
                options.patience());
        var plan = new DeskPlan(endless, OBJECTS_OF_A_FILLING_PACKET, 0, options.text(),
                options.seed());
        var community = hubOptions.speaking("exchange", hub, options.run()).getFirst();
        var exchange = new FirstExchange(hub, community, plan, options.run(), this::hubBytes);
        if (!exchange.fill(count, out)) {
            return Bench.WRONG;
        }
        var result = exchange.run(hubCpu, out);
        result.print(out);
        return result.good() ? Bench.WELL : Bench.WRONG;
    }

    private long hubBytes() {
        var pid = options.hubPid();
        try {
            return pid == null ? 0 : Memory.ofTree(pid);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
