package io.tributary.embedded.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** What the server wrote into its log files, each line with a stamp in UTC at its head. */
final class ServerLog {
    private static final String FATAL = "FATAL:";
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern(
            "yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private ServerLog() {}

    /** The last fatal error, but none of an earlier life of the server, which is in the same files. */
    static Optional<String> fatalSince(Instant then, Path logs) throws IOException {
        var stamp = STAMP.format(then);
        try (var files = Files.list(logs)) {
            return files.filter(file -> file.toString().endsWith(".log")).flatMap(ServerLog::lines)
                    .filter(line -> line.contains(FATAL) && line.compareTo(stamp) >= 0)
                    .max(Comparator.naturalOrder())
                    .map(line -> line.substring(line.indexOf(FATAL) + FATAL.length()).strip());
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).lines();
        } catch (IOException e) {
            return Stream.of(); // a log file that cannot be read explains nothing
        }
    }
}
