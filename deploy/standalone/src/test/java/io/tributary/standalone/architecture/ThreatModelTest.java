package io.tributary.standalone.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the threat model names as proofs is there. */
class ThreatModelTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern PROOF = Pattern.compile("`([A-Z]\\w+(?:Test|IT|Watch))`");

    @Test
    void everyProofIsATest() throws IOException {
        var named = PROOF.matcher(Files.readString(ROOT.resolve("deploy/threat-model.md")))
                .results().map(match -> match.group(1)).collect(Collectors.toSet());

        assertThat(named).isNotEmpty();
        assertThat(tests()).containsAll(named);
    }

    private static Set<String> tests() throws IOException {
        var names = new TreeSet<String>();
        for (var above : List.of(ROOT, ROOT.resolve("deploy"))) {
            try (var modules = Files.list(above)) {
                for (var sources : modules.map(module -> module.resolve("src/test/java"))
                        .filter(Files::isDirectory).toList()) {
                    names.addAll(sources(sources));
                }
            }
        }
        return names;
    }

    private static List<String> sources(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.replace(".java", "")).toList();
        }
    }
}
