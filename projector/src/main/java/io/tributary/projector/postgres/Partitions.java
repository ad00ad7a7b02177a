package io.tributary.projector.postgres;

import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The partitions of a table by time. They are the owner's, who makes and drops them by functions. */
public enum Partitions {
    OF_MEASUREMENTS("measurements", "month"),
    OF_JOURNAL("sync_journal", "day"),
    OF_AUDIT("audit", "month");

    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    private static final String PROVIDE = """
            SELECT provide_partition($1, $2, at) FROM unnest($3::timestamptz[]) AS wanted(at)
            """;

    private static final String PROVIDE_AHEAD = """
            SELECT provide_partition($1, $2, at)
              FROM generate_series(now(), now() + $3 * ('1 ' || $2)::interval,
                                   ('1 ' || $2)::interval) AS wanted(at)
            """;

    private static final String DROP = """
            SELECT drop_partitions($1, now() - $2 * interval '1 second') AS dropped
            """;

    private final String table;
    private final String unit;

    Partitions(String table, String unit) {
        this.table = table;
        this.unit = unit;
    }

    /** Makes those that are missing for these times, in milliseconds since 1970. */
    public Mono<Void> provide(Connection connection, long[] times) {
        var days = days(times).stream().mapToLong(day -> day * DAY_MILLIS).toArray();
        return Flux.from(connection.createStatement(PROVIDE).bind("$1", table).bind("$2", unit)
                .bind("$3", BinaryArray.ofTimes(days, 0, days.length)).execute())
                .concatMap(result -> result.map(_ -> true)).then();
    }

    /** Makes those that are missing for now and for the next months or days. */
    public Mono<Void> provideAhead(Connection connection, int units) {
        return Flux.from(connection.createStatement(PROVIDE_AHEAD).bind("$1", table)
                .bind("$2", unit).bind("$3", units).execute())
                .concatMap(result -> result.map(_ -> true)).then();
    }

    /** Drops those that ended so long ago; how many. */
    public Mono<Integer> drop(Connection connection, Duration ago) {
        return Flux.from(connection.createStatement(DROP).bind("$1", table)
                .bind("$2", ago.toSeconds()).execute())
                .concatMap(result -> result.map(row -> Objects.requireNonNull(
                        row.get("dropped", Integer.class))))
                .single();
    }

    /** No partition is shorter than a day, and in a batch there are few. */
    private static Set<Long> days(long[] times) {
        var days = new HashSet<Long>();
        long last = Long.MIN_VALUE;
        for (long time : times) {
            long day = time / DAY_MILLIS;
            if (day != last) {
                days.add(day);
                last = day;
            }
        }
        return days;
    }
}
