package io.tributary.gateway.fleet.pull;

import io.tributary.schemas.fleet.SyncStatus;
import io.tributary.schemas.value.NodeId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/** How many vehicles are at which step, and how their cycles ended. */
public final class PullCounts {
    private final Places asking;
    private final Places inFlight;
    private final Map<SyncStatus, LongAdder> ended = new EnumMap<>(SyncStatus.class);
    private final LongAdder samples = new LongAdder();
    private volatile Set<NodeId> held = Set.of();

    public PullCounts(FleetSettings settings) {
        asking = new Places(settings.askingMax());
        inFlight = new Places(settings.inFlightMax());
        for (var status : SyncStatus.values()) {
            ended.put(status, new LongAdder());
        }
    }

    /** Vehicles that this gateway pulls. */
    public Set<NodeId> held() {
        return held;
    }

    /** Those of them that are being asked for their status. */
    public int askingNow() {
        return asking.taken();
    }

    /** Those of them whose data are under way. */
    public int inFlightNow() {
        return inFlight.taken();
    }

    /** Cycles that ended so, since the start. */
    public long cycles(SyncStatus status) {
        return Objects.requireNonNull(ended.get(status)).sum();
    }

    /** Samples that were stored since the start, repeated ones included. */
    public long samples() {
        return samples.sum();
    }

    void stored(int newSamples) {
        samples.add(newSamples);
    }

    Places asking() {
        return asking;
    }

    Places inFlight() {
        return inFlight;
    }

    void held(Set<NodeId> vehicles) {
        held = Set.copyOf(vehicles);
    }

    void ended(SyncStatus status) {
        Objects.requireNonNull(ended.get(status)).increment();
    }
}
