package io.tributary.standalone.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Dockerfile says what the applications are. That its commands work, the system tests show. */
class ImagesTest {
    private static final Set<String> APPLICATIONS = Set.of("gateway", "processor", "projector");
    private static final List<String> LAYERS = List.of("dependencies", "spring-boot-loader",
            "snapshot-dependencies", "application");
    private final Dockerfile file;

    ImagesTest() throws IOException {
        file = Dockerfile.read();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "processor", "projector", "standalone"})
    void anImageIsPinnedLayeredAndRunsAsNobodyInParticular(String target) {
        var image = file.image(target);

        assertThat(image.base()).matches(Pinned.NAME);
        assertThat(image.user()).isEqualTo("10001:10001");
        assertThat(image.layers()).containsExactlyElementsOf(LAYERS.stream()
                .map(layer -> "/application/layers/" + layer + "/").toList());
        assertThat(image.extraction()).endsWith("--layers --destination layers");
        assertThat(image.environment()).containsEntry("LD_PRELOAD", "libjemalloc.so.2");
        assertThat(image.environment().get("JDK_JAVA_OPTIONS"))
                .matches("-XX:MaxRAMPercentage=\\d+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "processor", "projector", "standalone"})
    void theJarIsTheOneThatTheModuleMakes(String target) throws IOException {
        var jar = Dockerfile.ROOT.resolve(file.image(target).jar());
        var module = jar.resolve("../..").normalize();

        assertThat(jar.getParent()).hasFileName("target");
        assertThat(jar).hasFileName("tributary-" + target + "-*-exec.jar");
        assertThat(Files.readString(module.resolve("pom.xml")))
                .contains("<artifactId>tributary-" + target + "</artifactId>",
                        "<artifactId>spring-boot-maven-plugin</artifactId>");
        assertThat(Files.readAllLines(
                Dockerfile.ROOT.resolve("deploy/compose/Dockerfile.dockerignore")))
                .contains("!" + file.image(target).jar().replace("tributary-" + target + "-", ""));
    }

    /** A cache is used by the JVM and the options only that it was made with. */
    @ParameterizedTest
    @ValueSource(strings = {"gateway", "processor", "projector", "standalone"})
    void theCacheIsMadeWithTheOptionsThatItIsUsedWith(String target) {
        var image = file.image(target);
        var start = image.entrypoint();
        var training = List.of(image.training().split(" ", -1));

        assertThat(start.getFirst()).isEqualTo("java");
        assertThat(start).contains("-XX:AOTCache=application.aot");
        assertThat(options(training)).isEqualTo(options(start));
        assertThat(training.get(1)).matches("-XX:AOTCacheOutput=(/tmp/)?application\\.aot");
    }

    @Test
    void theOpenPortsAreTheApplications() {
        for (var application : APPLICATIONS) {
            var own = ApplicationFile.of(application);
            assertThat(file.image(application).ports())
                    .isEqualTo(new TreeSet<>(List.of(own.port(), own.healthPort())));
        }
        assertThat(file.image("standalone").ports()).containsExactly(8080);
    }

    @Test
    void everyVariableAndArgumentNamesAProperty() throws IOException {
        var known = KnownProperties.read();
        for (var target : List.of("gateway", "processor", "projector", "standalone")) {
            var image = file.image(target);
            assertThat(image.environment().keySet().stream()
                    .filter(name -> name.startsWith("TRIBUTARY_")
                            || name.startsWith("LOGGING_")))
                    .contains("LOGGING_STRUCTURED_FORMAT_CONSOLE").allMatch(known::hasVariable);
            assertThat(Stream.of(image.training().split(" ", -1))
                    .filter(word -> word.startsWith("--") && word.contains("."))
                    .map(word -> word.substring(2, word.indexOf('='))))
                    .allMatch(known::hasProperty);
        }
    }

    @Test
    void whatIsKeptLiesInTheVolume() {
        for (var target : List.of("processor", "standalone")) {
            var image = file.image(target);
            var places = image.environment().entrySet().stream()
                    .filter(set -> set.getKey().startsWith("TRIBUTARY_"))
                    .map(set -> set.getValue()).toList();

            assertThat(places).singleElement().asString()
                    .startsWith(image.volumes().getFirst());
        }
    }

    @Test
    void anInstructionWithATypingErrorIsRefused() {
        assertThatThrownBy(() -> Dockerfile.parse(List.of("FROM a:1 AS b", "EXPSE 80")))
                .hasMessageContaining("EXPSE 80");
    }

    private static List<String> options(List<String> command) {
        return command.subList(1, command.indexOf("-jar")).stream()
                .filter(option -> !option.startsWith("-XX:AOTCache")
                        && !option.startsWith("-Dspring.context.exit="))
                .toList();
    }
}
