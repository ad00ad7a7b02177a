package io.tributary.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

/** The overlays of the chart, as they are there. */
final class ValuesFiles {
    private ValuesFiles() {}

    /** With "" for no overlay. */
    static List<String> names() throws IOException {
        try (var files = Files.list(Chart.here().folder())) {
            return Stream.concat(Stream.of(""), files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("values-.+\\.yaml"))
                    .map(name -> name.substring("values-".length(), name.length() - 5)).sorted())
                    .toList();
        }
    }
}
