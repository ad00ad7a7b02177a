package io.tributary.standalone.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** The table of settings names every setting of every application, with its default. */
class SettingsTableTest {
    private static final Path TABLE = Path.of("..", "settings.md");

    @Test
    void theTableNamesEverySettingWithItsDefaultAndNoOther() throws Exception {
        assertThat(documented()).isEqualTo(bound());
    }

    /** Rows begin {@code | `name` | `default` |}. */
    private static SortedSet<String> documented() throws IOException {
        return Files.readAllLines(TABLE).stream().filter(line -> line.startsWith("| `tributary."))
                .map(line -> line.split("\\|"))
                .map(cells -> cells[1].strip().replace("`", "") + " = "
                        + cells[2].strip().replace("`", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static SortedSet<String> bound() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        var settings = new TreeSet<String>();
        for (var found : scanner.findCandidateComponents("io.tributary")) {
            var type = Class.forName(found.getBeanClassName());
            var prefix = type.getAnnotation(ConfigurationProperties.class).value();
            leaves(prefix, type).forEach(settings::add);
        }
        return settings;
    }

    private static Stream<String> leaves(String prefix, Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).flatMap(component -> {
            var name = prefix + "." + kebab(component.getName());
            return component.getType().isRecord() ? leaves(name, component.getType())
                    : Stream.of(name + " = " + defaultOf(type, component));
        });
    }

    private static String defaultOf(Class<?> type, RecordComponent component) {
        var parameters = type.getDeclaredConstructors()[0].getParameters();
        return Arrays.stream(parameters)
                .filter(parameter -> parameter.getName().equals(component.getName()))
                .map(parameter -> parameter.getAnnotation(DefaultValue.class))
                .map(given -> given == null ? "" : String.join(",", given.value()))
                .findFirst().orElseThrow();
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }
}
