package io.tributary.gateway.fleet.pull;

import io.tributary.schemas.fleet.Progress;
import io.tributary.schemas.value.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How far the data of the vehicles that a gateway pulls are behind, by what kind of vehicle they are. */
public final class FleetLag {
    private final Supplier<Collection<NodeId>> held;
    private final Function<NodeId, @Nullable Progress> progress;
    private final InstantSource clock;

    /** What a vehicle is, by its latest cycle. */
    public enum Kind {
        /** It answers. */
        OK,
        /** It does not answer in time. */
        TIMEOUT,
        /** It refuses, or can't be understood. */
        ERROR,
        /** It has not been pulled yet. */
        NEW
    }

    /**
     * @param held the vehicles that this gateway pulls
     * @param progress how far one has been pulled; null if it has not been
     */
    public FleetLag(Supplier<Collection<NodeId>> held,
            Function<NodeId, @Nullable Progress> progress, InstantSource clock) {
        this.held = held;
        this.progress = progress;
        this.clock = clock;
    }

    public long vehicles(Kind kind) {
        return of(kind).count();
    }

    /** Since the time up to which the data are here of the vehicle that is furthest behind; 0 if there is none. */
    public Duration longest(Kind kind) {
        var now = clock.instant();
        return of(kind).map(vehicle -> behind(progress.apply(vehicle), now))
                .max(Duration::compareTo).orElse(Duration.ZERO);
    }

    private Stream<NodeId> of(Kind kind) {
        return held.get().stream().filter(vehicle -> kind(progress.apply(vehicle)) == kind);
    }

    private static Kind kind(@Nullable Progress progress) {
        return progress == null ? Kind.NEW : switch (progress.status()) {
            case OK -> Kind.OK;
            case TIMEOUT -> Kind.TIMEOUT;
            case ERROR -> Kind.ERROR;
        };
    }

    /** Of a vehicle of which no data are here nobody can say since when there are some. */
    private static Duration behind(@Nullable Progress progress, Instant now) {
        if (progress == null || progress.dataUntil() == null) {
            return Duration.ZERO;
        }
        var behind = Duration.between(Instant.ofEpochMilli(progress.dataUntil()), now);
        return behind.isNegative() ? Duration.ZERO : behind;
    }
}
