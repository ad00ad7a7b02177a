package io.tributary.cli.hub;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Where the hub is, and what the operator shows to it. */
public final class HubOptions {
    private static final Duration ANSWER = Duration.ofMinutes(1);

    @Option(names = "--url", defaultValue = "http://localhost:8080", description = "The hub (default: ${DEFAULT-VALUE}).")
    private URI url = URI.create("http://localhost:8080");

    @Option(names = "--admin-token-file", defaultValue = "data/admin-token", description = "The file that holds the admin token (default: ${DEFAULT-VALUE}).")
    private Path adminTokenFile = Path.of("data", "admin-token");

    /** @throws java.io.UncheckedIOException if the token's file can't be read */
    public Hub connect() {
        return new Hub(url, adminTokenFile, ANSWER);
    }
}
