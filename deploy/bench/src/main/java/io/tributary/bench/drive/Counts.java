package io.tributary.bench.drive;

import io.tributary.bench.hub.Status;
import io.tributary.bench.measure.Errors;
import io.tributary.bench.measure.Latency;
import io.tributary.bench.measure.Window;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** What writers have done so far. */
public final class Counts {
    private final Window window;
    private final Latency answered;
    private final LongAdder operations = new LongAdder();
    private final LongAdder pushes = new LongAdder();
    private final LongAdder measuredOperations = new LongAdder();
    private final LongAdder lostPushes = new LongAdder();
    private final LongAdder inFlight = new LongAdder();
    private final Map<Status, LongAdder> outcomes = new EnumMap<>(Status.class);
    private final Errors retries = new Errors();
    private final Errors failures = new Errors();
    private volatile long lastAnswerNanos;

    Counts(Window window) {
        this.window = window;
        this.answered = new Latency(window);
        this.lastAnswerNanos = window.fromNanos();
        for (var status : Status.values()) {
            outcomes.put(status, new LongAdder());
        }
    }

    void begun() {
        inFlight.increment();
    }

    void ended() {
        inFlight.decrement();
    }

    void answered(long startNanos, long nowNanos, int count) {
        pushes.increment();
        operations.add(count);
        answered.record(startNanos, nowNanos);
        if (window.holds(nowNanos)) {
            measuredOperations.add(count);
        }
        lastAnswerNanos = window.within(nowNanos);
    }

    void outcome(Status status) {
        outcome(status, 1);
    }

    void outcome(Status status, long more) {
        adder(status).add(more);
    }

    private LongAdder adder(Status status) {
        return Objects.requireNonNull(outcomes.get(status));
    }

    /** Acknowledged operations, those of the warm-up too. */
    public long operations() {
        return operations.sum();
    }

    public long pushes() {
        return pushes.sum();
    }

    public long inFlight() {
        return inFlight.sum();
    }

    public long outcomes(Status status) {
        return adder(status).sum();
    }

    /** Answers that made a writer send the same push again. */
    public Errors retries() {
        return retries;
    }

    /** Pushes that never took effect, and operations that did not hold. */
    public Errors failures() {
        return failures;
    }

    /** Time from when a push was due to its answer. */
    public Latency answered() {
        return answered;
    }

    void lost(String kind) {
        lost(kind, 1);
    }

    /** Pushes that were not done as they should have been, which fails the run. */
    public void lost(String kind, long more) {
        lostPushes.add(more);
        failures.count(kind, more);
    }

    /** How often a push was refused, never answered, or answered with a wrong receipt. */
    public long lostPushes() {
        return lostPushes.sum();
    }

    /** Operations of the measured window. */
    public long measuredOperations() {
        return measuredOperations.sum();
    }

    /** The window up to the run's last answer, so that a run that ends early is not watered down. */
    public double measuredSeconds() {
        return Math.max(1, lastAnswerNanos - window.fromNanos()) / 1e9;
    }

    public double operationsPerSecond() {
        return measuredOperations() / measuredSeconds();
    }
}
