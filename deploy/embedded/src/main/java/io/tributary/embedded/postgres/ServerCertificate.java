package io.tributary.embedded.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * By what the server is known to its clients.
 *
 * @param chain its certificate and those between it and the authority, in PEM
 * @param key of the certificate, in PEM
 */
public record ServerCertificate(Path chain, Path key) {
    /** Where Postgres looks for them unless it is told otherwise. */
    private static final String CHAIN = "server.crt";
    private static final String KEY = "server.key";

    /** Copies both to the server's data: it takes no key that others may read or that is another's. */
    void install(Path data, Account account) throws IOException {
        copy(chain, data.resolve(CHAIN), account);
        copy(key, data.resolve(KEY), account);
    }

    private static void copy(Path from, Path to, Account account) throws IOException {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rw-------"));
        account.own(to);
    }
}
