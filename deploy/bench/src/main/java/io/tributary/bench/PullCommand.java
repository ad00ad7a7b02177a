package io.tributary.bench;

import io.tributary.bench.feed.FullPull;
import io.tributary.bench.run.FirstLoad;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pull}: readers alone. */
@Command(name = "pull", mixinStandardHelpOptions = true, sortOptions = false, description = "Loads a tenant's whole feed, as a new reader does.")
final class PullCommand implements Callable<Integer> {
    @Mixin
    private HubOptions hubOptions = new HubOptions();

    @Option(names = "--readers", defaultValue = "1", description = "Readers at the same time (default: ${DEFAULT-VALUE}).")
    private int readers = 1;

    @Option(names = "--as", defaultValue = "ndjson", description = "json (page by page) or ndjson (one stream) (default: ${DEFAULT-VALUE}).")
    private FirstLoad.Form form = FirstLoad.Form.NDJSON;

    @Option(names = "--page", defaultValue = "10000", description = "Changes of a json page, 1..10000 (default: ${DEFAULT-VALUE}).")
    private int page = FullPull.PAGE_CHANGES_MAX;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (readers < 1) {
            throw new IllegalArgumentException("there must be a reader");
        }
        var out = spec.commandLine().getOut();
        try (var hub = hubOptions.connect(readers)) {
            var run = Long.toString(System.currentTimeMillis(), 36);
            var reader = hubOptions.communities(hub, run, 1, 0).getFirst().reader();
            var load = new FirstLoad(hub.pulls(reader.token()), form, page);
            var result = load.run(readers, out);
            result.print(out);
            return result.agree() ? Bench.WELL : Bench.WRONG;
        }
    }
}
