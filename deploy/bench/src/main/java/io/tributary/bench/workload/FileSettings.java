package io.tributary.bench.workload;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a file of the user's own becomes entities.
 *
 * @param type of every entity, unless {@code typeField} names the field that says it
 * @param idField the field that holds an entity's id
 * @param bytesMax a larger file is refused, because it is held in memory
 */
public record FileSettings(Path file, String type, @Nullable String typeField, String idField,
        long bytesMax) {

    boolean csv() {
        return file.toString().endsWith(".csv");
    }
}
