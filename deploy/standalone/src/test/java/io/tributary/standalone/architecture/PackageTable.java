package io.tributary.standalone.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Which package may import what: one line a package in {@code packages.txt}. */
record PackageTable(Map<String, Line> lines) {
    static final String BASE = "io.tributary.";

    private static final List<String> ALWAYS = List.of("java", "javax", "org.jspecify");

    /**
     * @param ours packages below {@link #BASE}; {@code a.*} is a and all below it
     * @param others packages of libraries, each with all below it
     */
    record Line(List<String> ours, List<String> others) {
        boolean allows(String from, String imported) {
            if (imported.startsWith(BASE)) {
                var name = imported.substring(BASE.length());
                return name.equals(from) || ours.stream().anyMatch(covers(name));
            }
            return within(ALWAYS, imported) || within(others, imported);
        }

        private static Predicate<String> covers(String name) {
            return allowed -> allowed.endsWith(".*")
                    ? (name + ".").startsWith(allowed.substring(0, allowed.length() - 1))
                    : name.equals(allowed);
        }

        private static boolean within(List<String> allowed, String imported) {
            return allowed.stream().anyMatch(root -> (imported + ".").startsWith(root + "."));
        }
    }

    static PackageTable read() {
        try (var stream = Objects.requireNonNull(
                PackageTable.class.getResourceAsStream("/packages.txt"))) {
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            var lines = new TreeMap<String, Line>();
            text.lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\|", -1))
                    .forEach(cells -> lines.put(cells[0].strip(),
                            new Line(words(cells[1]), words(cells[2]))));
            return new PackageTable(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> words(String cell) {
        return Arrays.stream(cell.strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }
}
