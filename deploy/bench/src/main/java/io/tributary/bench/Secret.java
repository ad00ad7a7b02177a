package io.tributary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A token, given itself or by the file it lies in. */
final class Secret {
    private Secret() {}

    static @Nullable String of(@Nullable String value, @Nullable Path file) throws IOException {
        return file == null ? value : Files.readString(file).strip();
    }
}
