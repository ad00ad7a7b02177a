package io.tributary.bench;

import io.tributary.bench.limits.KafkaLimit;
import io.tributary.bench.limits.PostgresLimit;
import io.tributary.bench.limits.Rate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The broker and the database whose raw limits are measured. */
final class LimitsOptions {
    @Option(names = "--bootstrap", description = "Kafka, as host:port; without it, no Kafka limit.")
    private @Nullable String bootstrap;

    @Option(names = "--partitions", defaultValue = "8", description = "Partitions of the scratch topic (default: ${DEFAULT-VALUE}).")
    private int partitions = 8;

    /** Without an address, no Postgres limit. */
    @Mixin
    private PostgresOptions postgres = new PostgresOptions();

    @Option(names = "--rows-per-statement", defaultValue = "1000", description = "Rows of each upsert (default: ${DEFAULT-VALUE}).")
    private int rowsPerStatement = 1000;

    @Option(names = "--record-bytes", defaultValue = "300", description = "Size of the documents in records and rows (default: ${DEFAULT-VALUE}).")
    private int recordBytes = 300;

    @Option(names = "--limit-duration", defaultValue = "10s", description = "How long each limit is measured (default: ${DEFAULT-VALUE}).")
    private String duration = "10s";

    Optional<Rate> kafka(String run) throws InterruptedException, ExecutionException {
        return bootstrap == null
                ? Optional.empty()
                : Optional.of(new KafkaLimit(bootstrap, partitions).measure("tributary-bench-"
                        + run,
                        record().getBytes(StandardCharsets.UTF_8), DurationText.parse(duration)));
    }

    Optional<Rate> postgres(String run) throws IOException {
        return postgres.login().flatMap(login -> new PostgresLimit(login.url(), login.user(),
                login.password(), "tributary_bench_" + run, rowsPerStatement)
                .measure(record(), DurationText.parse(duration)).blockOptional());
    }

    private String record() {
        return "x".repeat(recordBytes);
    }
}
