package io.tributary.standalone.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Every property that can be set: ours by the table of settings, Spring's by what it publishes. */
record KnownProperties(Set<String> names) {
    private static final String PUBLISHED = "META-INF/spring-configuration-metadata.json";
    private static final JsonMapper JSON = JsonMapper.shared();

    static KnownProperties read() throws IOException {
        var names = Files.readAllLines(Path.of("..", "settings.md")).stream()
                .filter(line -> line.startsWith("| `tributary."))
                .map(line -> line.split("`", 3)[1]).collect(Collectors.toCollection(HashSet::new));
        for (var url : Collections.list(
                KnownProperties.class.getClassLoader().getResources(PUBLISHED))) {
            try (var file = url.openStream()) {
                JSON.readTree(file).path("properties")
                        .forEach(property -> names.add(property.get("name").asString()));
            }
        }
        return new KnownProperties(names);
    }

    boolean hasProperty(String name) {
        return names.contains(name);
    }

    /** Whether Spring would find a property under this name of the environment. */
    boolean hasVariable(String variable) {
        return names.stream().anyMatch(name -> variable.equals(
                name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT)));
    }
}
