package io.tributary.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The database that is used without the hub. */
final class PostgresOptions {
    @Option(names = "--postgres", description = "Postgres, as r2dbc:postgresql://host:port/database.")
    private @Nullable String url;

    @Option(names = "--postgres-user", defaultValue = "tributary", description = "Who may create tables there (default: ${DEFAULT-VALUE}).")
    private String user = "tributary";

    @Option(names = "--postgres-password", defaultValue = "", description = "The password.")
    private String password = "";

    @Option(names = "--postgres-password-file", description = "The file that holds the password.")
    private @Nullable Path passwordFile;

    /** Where it is and who comes. */
    record Login(String url, String user, String password) {}

    /** Empty if no address was given. */
    Optional<Login> login() throws IOException {
        var secret = Secret.of(password, passwordFile);
        return url == null || secret == null ? Optional.empty()
                : Optional.of(new Login(url, user, secret));
    }
}
