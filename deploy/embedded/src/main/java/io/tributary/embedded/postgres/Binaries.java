package io.tributary.embedded.postgres;

import io.tributary.embedded.machine.CannotStartException;
import io.tributary.embedded.machine.OwnFolder;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Postgres' own programs, unpacked from the class path into a folder that is named after their content. */
record Binaries(Path home) {
    /** Unpacks unless somebody has; safe against others who do the same at the same moment. */
    static Binaries in(Path folder) throws IOException {
        var packed = packed();
        var home = folder.toAbsolutePath().resolve(digest(packed));
        if (!Files.isDirectory(home)) {
            OwnFolder.at(folder);
            var unfinished = Files.createTempDirectory(folder, "unpacking-");
            try {
                unpack(packed, unfinished);
                publish(unfinished, home);
            } finally {
                Tree.delete(unfinished);
            }
        }
        return new Binaries(home);
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static byte[] packed() throws IOException {
        var system = System.getProperty("os.name").startsWith("Mac") ? "Darwin"
                : System.getProperty("os.name");
        var machine = switch (System.getProperty("os.arch")) {
            case "amd64" -> "x86_64";
            case String arch -> arch;
        };
        try (var packed = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine)) {
            return packed.readAllBytes();
        } catch (IllegalStateException e) {
            throw new CannotStartException("there is no Postgres in this build for %s on %s"
                    .formatted(system, machine), e);
        }
    }

    private static String digest(byte[] packed) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(packed);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void unpack(byte[] packed, Path into) throws IOException {
        try (var tar = new TarArchiveInputStream(
                new XZCompressorInputStream(new ByteArrayInputStream(packed)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (!entry.getName().endsWith(".a")) { // static libraries: a quarter of the whole, for compilers
                    unpack(tar, entry, into);
                }
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path into)
            throws IOException {
        var target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
            throw new IOException("an entry of the archive leaves it: " + entry.getName());
        }
        if (entry.isDirectory()) {
            return;
        }
        Files.createDirectories(target.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            var mode = (entry.getMode() & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x";
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(mode));
        }
    }

    private static void publish(Path unfinished, Path home) throws IOException {
        try {
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Somebody else may have been faster, with the same content.
            if (!Files.isDirectory(home)) {
                throw e;
            }
        }
    }
}
