package io.tributary.bench.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The memory of a process and its descendants. Pages that several share count in parts (the
 * kernel's proportional set size), so that Postgres' shared buffers are not counted once a
 * connection.
 */
public final class Memory {
    private static final String SIZE = "Pss:";
    private static final long KIB = 1024;

    private Memory() {}

    /** In bytes; only on Linux. */
    public static long ofTree(long pid) throws IOException {
        var root = ProcessHandle.of(pid).orElseThrow(
                () -> new IllegalArgumentException("there is no process " + pid));
        long sum = 0;
        for (var process : Stream.concat(Stream.of(root), root.descendants()).toList()) {
            sum += of(process.pid());
        }
        return sum;
    }

    private static long of(long pid) throws IOException {
        try {
            for (var line : Files.readAllLines(Path.of("/proc", Long.toString(pid),
                    "smaps_rollup"))) {
                if (line.startsWith(SIZE)) {
                    return Long.parseLong(line.replaceAll("\\D", "")) * KIB;
                }
            }
            return 0;
        } catch (NoSuchFileException e) {
            // It has ended since it was listed.
            return 0;
        }
    }
}
