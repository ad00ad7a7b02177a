package io.tributary.cli;

import io.tributary.cli.replay.Report;
import io.tributary.cli.replay.Totals;
import io.tributary.cli.report.JsonReport;
import io.tributary.cli.report.TextReport;
import io.tributary.schemas.codec.PolicySettings;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code what-if}: what another policy file would have decided. */
@Command(name = "what-if", mixinStandardHelpOptions = true, sortOptions = false, description = "Decides a range of the history again, under the policies in force and under others, and prints which operations would be decided otherwise. Only reads.", exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
        "0:every operation would be decided as it is", "1:some would be decided otherwise",
        "2:the command line or a policy file is wrong, or the range needs more memory",
        "3:Kafka can't be reached, or is no hub's"})
final class WhatIfCommand implements Callable<Integer> {
    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Option(names = "--policies", required = true, description = "The other policy file.")
    private Path policies = Path.of("");

    @Option(names = "--current", description = "The policy file in force; without it, what the hub does without a file.")
    private @Nullable Path current;

    @Mixin
    private RangeOptions range = new RangeOptions();

    @Option(names = "--json", description = "Print a JSON object a line.")
    private boolean json;

    @Mixin
    private ReplayOptions replay = new ReplayOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        range.check();
        var inForce = new PolicySettings(current).read();
        var others = new PolicySettings(policies).read();
        var totals = new Totals();
        var report = report();
        try (var log = kafka.reader()) {
            new WhatIf(log, range, replay.settings(), inForce, others, report, totals,
                    new Progress(spec.commandLine().getErr())).run();
        }
        report.totals(totals);
        return totals.differences() == 0 ? Cli.SAME : Cli.DIFFERENT;
    }

    private Report report() {
        var out = spec.commandLine().getOut();
        return json ? new JsonReport(out) : new TextReport(out);
    }
}
