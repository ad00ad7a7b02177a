package io.tributary.embedded.machine;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says in words what went wrong with a file: Java's own messages are often just its name. */
public final class Reason {
    private Reason() {}

    /** One short phrase, made for the end of a sentence. */
    public static String of(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case FileAlreadyExistsException _ -> "it is not a folder";
            case NoSuchFileException missing -> missing.getFile() + " is missing";
            case FileSystemException named when named.getReason() != null -> named.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }
}
