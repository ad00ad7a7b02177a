package io.tributary.standalone.observability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The documented metrics.
 *
 * @param applications who exposes each family, by its name
 */
public record MetricsTable(SortedMap<String, String> applications) {
    /** Where dashboards, alerts and runbooks are. */
    static final Path FOLDER = Path.of("..", "observability");

    /** What the hub makes itself begins so. */
    public static final String OURS = "tributary_";

    private static final List<String> PARTS = List.of("_bucket", "_count", "_sum", "_max");

    /** Rows begin {@code | `name` |} and say who exposes it in the last cell but one. */
    public static MetricsTable read() throws IOException {
        var applications = new TreeMap<String, String>();
        for (String line : Files.readAllLines(FOLDER.resolve("README.md"))) {
            var cells = line.split("\\|", -1);
            if (cells.length > 3 && cells[1].strip().matches("`[a-z_0-9]+`")) {
                var before = applications.put(cells[1].strip().replace("`", ""),
                        cells[cells.length - 3].strip());
                if (before != null) {
                    throw new IllegalStateException("twice in the table: " + line);
                }
            }
        }
        return new MetricsTable(applications);
    }

    /** The families that an application is said to expose. */
    public Set<String> of(String application) {
        return applications.entrySet().stream()
                .filter(row -> row.getValue().equals(application)).map(row -> row.getKey())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether Prometheus has series of this name: of a family, or of one of its parts. */
    boolean has(String series) {
        return Stream.concat(Stream.of(""), PARTS.stream())
                .anyMatch(part -> series.endsWith(part) && applications
                        .containsKey(series.substring(0, series.length() - part.length())));
    }

    /** The files of a folder of observability that end so, in order. */
    static List<Path> files(String folder, String ending) throws IOException {
        try (var files = Files.list(FOLDER.resolve(folder))) {
            var found = files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
            if (found.isEmpty()) {
                throw new IllegalStateException("no " + ending + " in " + folder);
            }
            return found;
        }
    }
}
