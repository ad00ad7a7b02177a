package io.tributary.embedded.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders that only the user of this process may enter. */
public final class OwnFolder {
    private OwnFolder() {}

    /** The folder, made with mode 700 if it was missing. The mode of one that exists is its owner's business. */
    public static Path at(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return folder;
        }
        var parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        var mode = PosixFilePermissions.fromString("rwx------");
        return Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(mode));
    }
}
