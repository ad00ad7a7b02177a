package io.tributary.standalone.system;

import io.tributary.schemas.fixture.CertificateAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A certificate for the servers of this machine, in the files that they and their clients read.
 *
 * @param both certificate and key in one file, as Kafka likes it
 */
record TlsFiles(Path authority, Path certificate, Path key, Path both) {
    static TlsFiles in(Path folder) throws IOException {
        Files.createDirectories(folder);
        var files = new TlsFiles(folder.resolve("ca.crt"), folder.resolve("tls.crt"),
                folder.resolve("tls.key"), folder.resolve("tls.pem"));
        var signer = new CertificateAuthority("of this test");
        Files.writeString(files.authority, signer.pem());
        signer.forThisMachine().write(files.certificate, files.key);
        Files.writeString(files.both,
                Files.readString(files.key) + Files.readString(files.certificate));
        return files;
    }
}
