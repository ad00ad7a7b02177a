package io.tributary.bench;

import io.tributary.bench.limits.Rate;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code limits}: what the broker and the database do without the hub. */
@Command(name = "limits", mixinStandardHelpOptions = true, sortOptions = false, description = "Measures a plain Kafka producer and one R2DBC connection, without the hub.")
final class LimitsCommand implements Callable<Integer> {
    @Mixin
    private LimitsOptions limits = new LimitsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException, ExecutionException {
        var run = Long.toString(System.currentTimeMillis(), 36);
        print("Kafka producer alone", limits.kafka(run), "records");
        print("Postgres upsert alone", limits.postgres(run), "rows");
        return Bench.WELL;
    }

    private void print(String what, Optional<Rate> rate, String unit) {
        var out = spec.commandLine().getOut();
        out.println(what + ": " + rate
                .map(it -> String.format(Locale.ROOT, "%,.0f %s/s", it.perSecond(), unit))
                .orElse("not asked for"));
        out.flush();
    }
}
