package io.tributary.bench.measure;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a process on this machine and its descendants take of the CPU between two looks at them. */
public final class ProcessCpu {
    private final Optional<ProcessHandle> root;
    private long startNanos;
    private Duration startCpu = Duration.ZERO;
    private double cores;

    /** @param pid null if it is not to be measured */
    public ProcessCpu(@Nullable Long pid) {
        root = Optional.ofNullable(pid).map(number -> ProcessHandle.of(number).orElseThrow(
                () -> new IllegalArgumentException("there is no process " + number)));
    }

    public synchronized void start() {
        startNanos = System.nanoTime();
        startCpu = sum();
    }

    public synchronized void stop() {
        cores = sum().minus(startCpu).toNanos()
                / (double) Math.max(1, System.nanoTime() - startNanos);
    }

    /** 1 is one core kept busy; a child that has ended meanwhile is not in it. */
    public synchronized double cores() {
        return cores;
    }

    private Duration sum() {
        return root.stream().flatMap(it -> Stream.concat(Stream.of(it), it.descendants()))
                .flatMap(it -> it.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public String toString() {
        return root.isEmpty() ? "not measured: give --hub-pid"
                : String.format(Locale.ROOT, "%.3f cores", cores);
    }
}
