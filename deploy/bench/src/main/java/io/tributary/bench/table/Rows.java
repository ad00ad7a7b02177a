package io.tributary.bench.table;

import static java.util.Locale.ROOT;

import io.tributary.bench.limits.Rate;
import io.tributary.bench.measure.Latency;
import io.tributary.bench.run.LoadResult;
import java.util.Optional;
import java.util.OptionalLong;

/** The table's rows out of what was measured. */
public final class Rows {
    // Readers that fall behind by more than this part of the time never catch up.
    private static final double LAG_SLOPE_MAX = 0.01;
    private static final double GIB = 1L << 30;
    private static final String NOT_MEASURED = "not measured";

    private final Optional<Rate> kafka;
    private final Optional<Rate> postgres;

    /** The raw limits that were measured in the same run. */
    public Rows(Optional<Rate> kafka, Optional<Rate> postgres) {
        this.kafka = kafka;
        this.postgres = postgres;
    }

    public Row visible(LoadResult result) {
        double rate = result.operationsPerSecond();
        boolean sound = result.good() && result.lagSlope() <= LAG_SLOPE_MAX;
        return new Row("HTTP to visible in pull, 100 operations a push, sustained",
                String.format(ROOT, "%,.0f operations/s (lag mean %.2f s, slope %+.4f)", rate,
                        result.samples().lagSeconds().mean(), result.lagSlope()),
                "15,000", "30,000", new Goal(15_000, 30_000).met(sound ? rate : 0),
                beside(rate, true));
    }

    public Row kept(LoadResult result) {
        double rate = result.operationsPerSecond();
        return new Row("HTTP to Kafka only, `respond-async`", String.format(ROOT,
                "%,.0f operations/s", rate),
                "80,000", "150,000", new Goal(80_000, 150_000).met(result.good() ? rate : 0),
                beside(rate, false));
    }

    public Row keptNotMeasured() {
        return new Row("HTTP to Kafka only, `respond-async`",
                NOT_MEASURED + " here: stop processor and projector, then `table --async-only`",
                "80,000", "150,000", "", "");
    }

    public Row answered(LoadResult result) {
        var latency = result.counts().answered();
        return new Row("one operation a push, 50 in flight: push answered",
                percentiles(latency) + String.format(ROOT, " at %,.0f/s", result
                        .operationsPerSecond()),
                "p50 60 ms, p99 250 ms", "p50 25 ms, p99 100 ms",
                Goal.both(new Goal(60, 25).met(latency.millis(50)),
                        new Goal(250, 100).met(latency.millis(99))),
                beside(result.operationsPerSecond(), true));
    }

    public Row seen(LoadResult result) {
        return new Row("push to visible in an open SSE stream at half of the sustained rate",
                percentiles(result.visible()) + String.format(ROOT, " at %,.0f operations/s",
                        result.operationsPerSecond()),
                "p99 500 ms", "p99 150 ms",
                new Goal(500, 150).met(result.visible().millis(99)), "");
    }

    /** @param form in which the reader asked */
    public Row firstLoad(String form, long changes, double perSecond) {
        return new Row(String.format(ROOT, "first load: %,d changes by one reader, %s", changes,
                form),
                String.format(ROOT, "%,.0f changes/s", perSecond), "100,000", "200,000",
                new Goal(100_000, 200_000).met(perSecond), "");
    }

    public Row memory(long entities, OptionalLong bytes) {
        var what = String.format(ROOT, "%,d entities in the hub", entities);
        if (bytes.isEmpty()) {
            return new Row(what, NOT_MEASURED + ": give --hub-pid", "3 GiB in all", "2 GiB", "",
                    "");
        }
        double gib = bytes.getAsLong() / GIB;
        return new Row(what, String.format(ROOT, "%.2f GiB in all", gib), "3 GiB in all", "2 GiB",
                new Goal(3, 2).met(gib), "");
    }

    private static String percentiles(Latency latency) {
        return String.format(ROOT, "p50 %.1f ms, p99 %.1f ms", latency.millis(50), latency.millis(
                99));
    }

    private String beside(double rate, boolean reachesPostgres) {
        var ofKafka = kafka.map(limit -> String.format(ROOT,
                "%.0f %% of the Kafka producer's %,.0f",
                100 * rate / limit.perSecond(), limit.perSecond()));
        var ofPostgres = postgres.filter(_ -> reachesPostgres)
                .map(limit -> String.format(ROOT, "%.0f %% of the Postgres upsert's %,.0f",
                        100 * rate / limit.perSecond(), limit.perSecond()));
        return String.join("; ", ofKafka.stream().toList())
                + (ofKafka.isPresent() && ofPostgres.isPresent() ? "; " : "")
                + ofPostgres.orElse("");
    }
}
