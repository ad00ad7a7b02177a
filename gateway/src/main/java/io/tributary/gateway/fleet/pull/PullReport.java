package io.tributary.gateway.fleet.pull;

import io.tributary.gateway.access.RegistryView;
import io.tributary.schemas.fleet.Progress;
import io.tributary.schemas.fleet.SyncStatus;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.NodeId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log what was pulled since it last said so, in one line however many vehicles there
 * are. While there is nothing to pull it says nothing. One thread at a time.
 */
public final class PullReport {
    private static final Logger LOG = LoggerFactory.getLogger(PullReport.class);
    private static final double MILLIS_PER_SECOND = 1000;

    private final PullCounts counts;
    private final RegistryView registry;
    private final Function<NodeId, @Nullable Progress> progress;
    private final InstantSource clock;
    private Sums said;

    /** @param progress how far a vehicle has been pulled; null if it has not been yet */
    public PullReport(PullCounts counts, RegistryView registry,
            Function<NodeId, @Nullable Progress> progress, InstantSource clock) {
        this.counts = counts;
        this.registry = registry;
        this.progress = progress;
        this.clock = clock;
        said = sums();
    }

    /** What had been counted at a time in milliseconds since 1970. */
    private record Sums(long at, long well, long timedOut, long failed, long samples) {}

    public void say() {
        var line = line();
        if (line != null) {
            LOG.info(line);
        }
    }

    /** Null if there is nothing to say. */
    @Nullable
    String line() {
        var before = said;
        said = sums();
        if (counts.held().isEmpty()) {
            return null;
        }
        return String.format(Locale.ROOT, "%,d vehicles pulled in the last %s: %,d cycles well,"
                + " %,d timed out, %,d failed; %,d samples, repeated ones included; of all"
                + " vehicles the furthest behind is so by %s; %,d alarms are open",
                counts.held().size(), seconds(said.at - before.at), said.well - before.well,
                said.timedOut - before.timedOut, said.failed - before.failed,
                said.samples - before.samples, seconds(lagMillis()), openAlarms());
    }

    private Sums sums() {
        return new Sums(clock.millis(), counts.cycles(SyncStatus.OK),
                counts.cycles(SyncStatus.TIMEOUT), counts.cycles(SyncStatus.ERROR),
                counts.samples());
    }

    /** Of those that have been asked for a window at all. */
    private long lagMillis() {
        long oldest = pulled().flatMap(it -> Stream.ofNullable(it.dataUntil()))
                .mapToLong(Long::longValue).min().orElse(said.at);
        return Math.max(0, said.at - oldest);
    }

    private long openAlarms() {
        return pulled().mapToLong(it -> it.openAlarms().size()).sum();
    }

    private Stream<Progress> pulled() {
        return registry.vehicles().filter(RegistryEntry.Vehicle::active)
                .flatMap(vehicle -> Stream.ofNullable(progress.apply(vehicle.node())));
    }

    private static String seconds(long millis) {
        return millis < Duration.ofMinutes(2).toMillis()
                ? String.format(Locale.ROOT, "%.1f s", millis / MILLIS_PER_SECOND)
                : Duration.ofSeconds(millis / (long) MILLIS_PER_SECOND).toString().substring(2)
                        .toLowerCase(Locale.ROOT);
    }
}
