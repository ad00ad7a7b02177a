package io.tributary.bench;

import io.tributary.bench.drive.Plan;
import io.tributary.bench.feed.FullPull;
import io.tributary.bench.hub.Hub;
import io.tributary.bench.run.FirstLoad;
import io.tributary.bench.run.LoadResult;
import io.tributary.bench.run.LoadRun;
import io.tributary.bench.run.LoadSetup;
import io.tributary.bench.table.Markdown;
import io.tributary.bench.table.Memory;
import io.tributary.bench.table.Row;
import io.tributary.bench.table.Rows;
import io.tributary.bench.workload.Generated;
import io.tributary.bench.workload.GeneratedSettings;
import io.tributary.bench.workload.Mix;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code table}: every row of the table, one after the other, and the table as Markdown. */
@Command(name = "table", mixinStandardHelpOptions = true, sortOptions = false, description = "Runs the whole table against a running hub and prints it as Markdown. Needs"
        + " an admin token.")
final class TableCommand implements Callable<Integer> {
    private static final int CONNECTIONS_MAX = 128;
    private static final int NODES = 16;
    private static final int IN_FLIGHT = 16;
    private static final int IN_FLIGHT_ALONE = 50;
    private static final int OPERATIONS = 100;
    private static final long LAG_MAX = 20_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Mixin
    private HubOptions hubOptions = new HubOptions();

    @Mixin
    private LimitsOptions limits = new LimitsOptions();

    @Option(names = "--duration", defaultValue = "60s", description = "The measured part of each row (default: ${DEFAULT-VALUE}).")
    private String duration = "60s";

    @Option(names = "--warm-up", defaultValue = "20s", description = "What is not measured before it (default: ${DEFAULT-VALUE}).")
    private String warmUp = "20s";

    @Option(names = "--first-load", defaultValue = "1000000", description = "Entities of the first load and of the memory row (default:"
            + " ${DEFAULT-VALUE}).")
    private long firstLoad = 1_000_000;

    @Option(names = "--document-bytes", defaultValue = "300", description = "Size of each document (default: ${DEFAULT-VALUE}).")
    private int documentBytes = 300;

    @Option(names = "--seed", defaultValue = "1", description = "(default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(names = "--hub-pid", description = "The hub's process on this machine, for the memory"
            + " row; its child processes count too.")
    private @Nullable Long hubPid;

    @Option(names = "--async-only", description = "Only the row from HTTP to Kafka; processor and"
            + " projector must be stopped.")
    private boolean asyncOnly;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final String run = Long.toString(System.currentTimeMillis(), 36);
    private final List<Row> rows = new ArrayList<>();
    private boolean good = true;

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        if (!hubOptions.registers()) {
            throw new IllegalArgumentException("the table needs tenants of its own: give"
                    + " --admin-token(-file), and no node's token");
        }
        headline("the raw limits");
        var rowsOf = new Rows(limits.kafka(run), limits.postgres(run));
        try (var hub = hubOptions.connect(CONNECTIONS_MAX)) {
            if (asyncOnly) {
                kept(hub, rowsOf);
            } else {
                firstLoad(hub, rowsOf);
                all(hub, rowsOf);
            }
        }
        out().println();
        out().print(Markdown.of(rows));
        out().flush();
        return good ? Bench.WELL : Bench.WRONG;
    }

    private void kept(Hub hub, Rows rowsOf) throws IOException {
        headline("HTTP to Kafka only");
        var plan = new Plan(OPERATIONS, IN_FLIGHT, 0, Long.MAX_VALUE, length(), warmUp(),
                PATIENCE, Long.MAX_VALUE, true, false);
        rows.add(rowsOf.kept(load(hub, "a", plan, 0, false)));
    }

    private void firstLoad(Hub hub, Rows rowsOf) throws IOException {
        headline("filling a tenant for the first load");
        var plan = new Plan(OPERATIONS, IN_FLIGHT, 0, firstLoad, Plan.ENDLESS, Duration.ZERO,
                PATIENCE, Long.MAX_VALUE, false, false);
        var communities = hubOptions.communities(hub, run + "f", 1, NODES);
        load(hub, new LoadSetup(run + "f", communities, plan, 0, true, PATIENCE));
        var pulls = hub.pulls(communities.getFirst().reader().token());
        for (var form : FirstLoad.Form.values()) {
            headline("first load as " + form);
            var result = new FirstLoad(pulls, form, FullPull.PAGE_CHANGES_MAX).run(1, out());
            result.print(out());
            rows.add(rowsOf.firstLoad(form.name(), result.readers().getFirst().changes(),
                    result.changesPerSecond()));
        }
        rows.add(rowsOf.memory(firstLoad, hubPid == null
                ? OptionalLong.empty()
                : OptionalLong.of(Memory.ofTree(hubPid))));
    }

    private void all(Hub hub, Rows rowsOf) throws IOException {
        headline("HTTP to visible in pull, as fast as the readers see it");
        var sustained = load(hub, "s", new Plan(OPERATIONS, IN_FLIGHT, 0, Long.MAX_VALUE, length(),
                warmUp(), PATIENCE, LAG_MAX, false, false), 1, true);
        headline("push to visible at half of that rate");
        var seen = load(hub, "h", new Plan(OPERATIONS, IN_FLIGHT,
                Math.max(1, sustained.operationsPerSecond() / 2), Long.MAX_VALUE, length(),
                warmUp(), PATIENCE, Long.MAX_VALUE, false, false), 1, true);
        headline("one operation a push");
        var alone = load(hub, "o", new Plan(1, IN_FLIGHT_ALONE, 0, Long.MAX_VALUE, length(),
                warmUp(), PATIENCE, Long.MAX_VALUE, false, false), 0, true);
        rows.addAll(0, List.of(rowsOf.visible(sustained), rowsOf.keptNotMeasured(),
                rowsOf.answered(alone), rowsOf.seen(seen)));
    }

    private LoadResult load(Hub hub, String suffix, Plan plan, int readers, boolean verify)
            throws IOException {
        var communities = hubOptions.communities(hub, run + suffix, hubOptions.tenants(), NODES);
        return load(hub,
                new LoadSetup(run + suffix, communities, plan, readers, verify, PATIENCE));
    }

    private LoadResult load(Hub hub, LoadSetup setup) {
        var generated = new GeneratedSettings(seed, setup.run(), "reading", documentBytes,
                Mix.PUTS_ONLY);
        var result = new LoadRun(hub, setup, new Generated(generated, setup.writers()), out())
                .run();
        result.print(out());
        good &= result.good();
        return result;
    }

    private void headline(String what) {
        out().println();
        out().println("== " + what);
        out().flush();
    }

    private Duration length() {
        return warmUp().plus(DurationText.parse(duration));
    }

    private Duration warmUp() {
        return DurationText.parse(warmUp);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
