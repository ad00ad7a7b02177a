package io.tributary.embedded.machine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Supplier;

/** A secret in a file of mode 600. It is made once and whole: a crash leaves the old file or the new one. */
public final class SecretFile {
    private static final Set<PosixFilePermission> MODE = PosixFilePermissions.fromString(
            "rw-------");

    private SecretFile() {}

    /** The secret that the file holds, or a fresh one, which the file then holds. */
    public static String readOrCreate(Path file, Supplier<String> fresh) throws IOException {
        if (!Files.exists(file)) {
            create(file, fresh.get());
        }
        Files.setPosixFilePermissions(file, MODE);
        return Files.readString(file).strip();
    }

    private static void create(Path file, String secret) throws IOException {
        var unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        var open = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(unfinished, open, PosixFilePermissions.asFileAttribute(
                MODE))) {
            channel.write(StandardCharsets.UTF_8.encode(secret));
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
