package io.tributary.standalone.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prometheus's own tool reads the rules and tries them out. */
class PromtoolTest {
    private static final String PROMTOOL = "promtool";

    @BeforeEach
    void isInstalled() {
        assumeTrue(Pattern.compile(File.pathSeparator).splitAsStream(System.getenv("PATH"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, PROMTOOL))),
                "promtool is not on the PATH, so alert rules are not tried out here;"
                        + " it comes with the package prometheus");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check config prometheus.yml", "check rules alerts.yml",
            "test rules alerts-test.yml"})
    void promtoolIsContent(String command) throws IOException, InterruptedException {
        var process = new ProcessBuilder((PROMTOOL + " " + command).split(" ", -1))
                .directory(MetricsTable.FOLDER.resolve("prometheus").toFile())
                .redirectErrorStream(true).start();

        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
