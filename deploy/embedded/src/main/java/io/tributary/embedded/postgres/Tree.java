package io.tributary.embedded.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;

/** A folder with all that is in it. */
final class Tree {
    private Tree() {}

    static void delete(Path root) throws IOException {
        if (Files.exists(root)) {
            try (var files = Files.walk(root)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Gives all to a user by number, which only root can do. */
    static void give(Path root, int user) throws IOException {
        try (var files = Files.walk(root)) {
            for (var file : files.toList()) {
                Files.setAttribute(file, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }
}
