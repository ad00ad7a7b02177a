package io.tributary.embedded.postgres;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How the Postgres server runs.
 *
 * @param folder where its data, password and logs are kept; made if missing
 * @param binaries where the server's programs are unpacked to (about 60 MB, once); may be shared
 * @param port 0 for any free one, at most 65535
 * @param sharedBuffersMib the server's cache: 16 MiB to 64 GiB
 * @param connectionsMax how many clients may be connected: 5 to 1000
 * @param startMillisMax how long a start may take, recovery after a crash included: 1 s to 1 h
 * @param closeMillisMax how long a stop may take before the server is killed: 1 s to 10 min
 * @param certificate with which it speaks TLS, and nothing else; null for none, since this machine
 *        alone can reach it
 */
public record PostgresSettings(Path folder, Path binaries, int port, int sharedBuffersMib,
        int connectionsMax,
        long startMillisMax, long closeMillisMax, @Nullable ServerCertificate certificate) {
    public PostgresSettings {
        within("port", port, 0, 65_535);
        within("sharedBuffersMib", sharedBuffersMib, 16, 64 << 10);
        within("connectionsMax", connectionsMax, 5, 1_000);
        within("startMillisMax", startMillisMax, 1_000, 3_600_000);
        within("closeMillisMax", closeMillisMax, 1_000, 600_000);
    }

    /** The defaults, with any free port: 128 MiB, 60 connections, 2 minutes to start, 20 seconds to stop. */
    public static PostgresSettings in(Path folder) {
        return new PostgresSettings(folder, folder.resolve("binaries"), 0, 128, 60, 120_000,
                20_000, null);
    }

    public PostgresSettings withPort(int newPort) {
        return new PostgresSettings(folder, binaries, newPort, sharedBuffersMib, connectionsMax,
                startMillisMax,
                closeMillisMax, certificate);
    }

    /** Several servers can share their programs, which saves each the second that unpacking takes. */
    public PostgresSettings withBinaries(Path newBinaries) {
        return new PostgresSettings(folder, newBinaries, port, sharedBuffersMib, connectionsMax,
                startMillisMax,
                closeMillisMax, certificate);
    }

    public PostgresSettings withCertificate(ServerCertificate newCertificate) {
        return new PostgresSettings(folder, binaries, port, sharedBuffersMib, connectionsMax,
                startMillisMax, closeMillisMax, newCertificate);
    }

    private static void within(String name, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException("%s is %d, must be %d to %d".formatted(name, value,
                    min, max));
        }
    }
}
