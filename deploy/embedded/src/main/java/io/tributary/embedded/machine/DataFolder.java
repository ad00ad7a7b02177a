package io.tributary.embedded.machine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The one folder that holds all the data of a hub on one machine. One hub at a time has it open. */
public final class DataFolder implements AutoCloseable {
    private static final Pattern SECRET_NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private final Path path;
    private final FolderLock lock;

    private DataFolder(Path path, FolderLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Makes the folder if it is missing and takes it for this process until {@link #close()}. */
    public static DataFolder open(Path path) {
        try {
            var folder = OwnFolder.at(path.toAbsolutePath().normalize());
            var lock = FolderLock.take(folder, "another hub");
            return new DataFolder(folder, lock);
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    public Path path() {
        return path;
    }

    public Path kafka() {
        return subfolder("kafka");
    }

    public Path postgres() {
        return subfolder("postgres");
    }

    public Path streams() {
        return subfolder("streams");
    }

    /**
     * A secret that outlives restarts, made by {@code fresh} the first time it is asked for.
     *
     * @param name 1 to 64 small letters, digits and hyphens: the name of its file in this folder
     */
    public String secret(String name, Supplier<String> fresh) {
        if (!SECRET_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name for a secret: " + name);
        }
        try {
            return SecretFile.readOrCreate(path.resolve(name), fresh);
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    /** Lets the folder go, so that the next hub may open it. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    private Path subfolder(String name) {
        try {
            return OwnFolder.at(path.resolve(name));
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    private static CannotStartException unusable(Path folder, IOException e) {
        return new CannotStartException(
                "cannot write to %s: %s, choose another with --tributary.standalone.data=FOLDER"
                        .formatted(folder,
                                Reason.of(e)), e);
    }
}
