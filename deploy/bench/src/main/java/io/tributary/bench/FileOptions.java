package io.tributary.bench;

import io.tributary.bench.workload.FileSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A file of the user's own to push. */
final class FileOptions {
    @Option(names = "--file", description = "Pushes this file: .csv with a header, anything else as"
            + " a JSON object a line. Each line is a put.")
    private @Nullable Path file;

    @Option(names = "--type", defaultValue = "reading", description = "Type of the entities (default: ${DEFAULT-VALUE}).")
    private String type = "reading";

    @Option(names = "--type-field", description = "The field that says an entity's type.")
    private @Nullable String typeField;

    @Option(names = "--id-field", defaultValue = "id", description = "The field that says an entity's id (default: ${DEFAULT-VALUE}).")
    private String idField = "id";

    @Option(names = "--file-bytes-max", defaultValue = "536870912", description = "A larger file is refused, since it is held in memory (default:"
            + " ${DEFAULT-VALUE}).")
    private long fileBytesMax = 512L << 20;

    @Nullable
    FileSettings settings() {
        return file == null ? null : new FileSettings(file, type, typeField, idField, fileBytesMax);
    }

    String type() {
        return type;
    }
}
