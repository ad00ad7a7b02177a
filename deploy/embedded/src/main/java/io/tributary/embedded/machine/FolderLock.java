package io.tributary.embedded.machine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to be the only one who uses a folder, held on its file {@code lock}. The operating system
 * gives it up with the process, so a killed hub leaves nothing to clean.
 */
public final class FolderLock implements AutoCloseable {
    // A second channel on the file would, when closed, drop this process's lock: so nobody opens one.
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Empty if somebody else holds the folder, in this JVM or in another. */
    public static Optional<FolderLock> tryTake(Path folder) throws IOException {
        var file = folder.toRealPath().resolve("lock");
        if (!HELD_HERE.add(file)) {
            return Optional.empty();
        }
        var lock = Optional.<FolderLock>empty();
        try {
            lock = tryLock(file);
            return lock;
        } finally {
            if (lock.isEmpty()) {
                HELD_HERE.remove(file);
            }
        }
    }

    private static Optional<FolderLock> tryLock(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var locked = false;
        try {
            locked = channel.tryLock() != null;
            return locked ? Optional.of(new FolderLock(file, channel)) : Optional.empty();
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            channel.close();
            HELD_HERE.remove(file);
        }
    }
}
