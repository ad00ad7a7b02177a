package io.tributary.embedded.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The server's process as its file {@code postmaster.pid} names it. */
final class Postmaster {
    private Postmaster() {}

    /**
     * The server that runs on this data. A pid alone proves nothing, since after a crash or in a new
     * container another program may have it: the process must have been started with this data folder.
     */
    static Optional<ProcessHandle> on(Path data) throws IOException {
        return pid(data).flatMap(ProcessHandle::of).filter(process -> serves(process, data));
    }

    /** Postgres would take any living process with the pid in the file for a server, and refuse to start. */
    static void forgetStranger(Path data) throws IOException {
        if (on(data).isEmpty()) {
            Files.deleteIfExists(file(data));
        }
    }

    private static boolean serves(ProcessHandle process, Path data) {
        var command = process.info().commandLine().orElse("");
        return process.isAlive() && command.contains("postgres") && command.contains(data
                .toString());
    }

    private static Optional<Long> pid(Path data) throws IOException {
        if (!Files.exists(file(data))) {
            return Optional.empty();
        }
        try (var lines = Files.lines(file(data))) {
            return lines.findFirst().map(String::strip).filter(line -> line.matches("[0-9]{1,10}"))
                    .map(Long::valueOf);
        }
    }

    private static Path file(Path data) {
        return data.resolve("postmaster.pid");
    }
}
