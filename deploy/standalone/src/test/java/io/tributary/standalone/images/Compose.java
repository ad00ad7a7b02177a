package io.tributary.standalone.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The compose stack as compose reads it, anchors and merges resolved. */
record Compose(JsonNode root) {
    private static final JsonMapper JSON = JsonMapper.shared();

    static Compose read(Path file) throws IOException {
        return new Compose(yaml(file));
    }

    static JsonNode yaml(Path file) throws IOException {
        try (var text = Files.newBufferedReader(file)) {
            return JSON.valueToTree(new Yaml().load(text));
        }
    }

    Map<String, Service> services() {
        var services = new TreeMap<String, Service>();
        root.get("services").properties()
                .forEach(one -> services.put(one.getKey(), new Service(one.getValue())));
        return services;
    }

    Service service(String name) {
        return Objects.requireNonNull(services().get(name), () -> "no service " + name);
    }

    /** The file of each secret. */
    Map<String, String> secretFiles() {
        var files = new TreeMap<String, String>();
        root.get("secrets").properties().forEach(
                one -> files.put(one.getKey(), one.getValue().get("file").asString()));
        return files;
    }

    Set<String> volumes() {
        return Set.copyOf(root.get("volumes").propertyNames());
    }

    /** One of the stack's containers. */
    record Service(JsonNode node) {
        Set<String> words() {
            return Set.copyOf(node.propertyNames());
        }

        String image() {
            return node.get("image").asString();
        }

        /** The stage of our Dockerfile, empty for a foreign image. */
        String target() {
            return node.at("/build/target").asString("");
        }

        Path buildFile(Path folder) {
            return folder.resolve(node.at("/build/context").asString())
                    .resolve(node.at("/build/dockerfile").asString()).normalize();
        }

        Map<String, String> environment() {
            var environment = new HashMap<String, String>();
            node.path("environment").properties()
                    .forEach(one -> environment.put(one.getKey(), one.getValue().asString()));
            return environment;
        }

        /** Source and the name of the file below /run/secrets. */
        Map<String, String> secrets() {
            var secrets = new HashMap<String, String>();
            node.path("secrets").forEach(secret -> {
                if (secret.isString()) {
                    secrets.put(secret.asString(), secret.asString());
                } else {
                    secrets.put(secret.get("source").asString(), secret.get("target").asString());
                }
            });
            return secrets;
        }

        List<String> health() {
            return texts("/healthcheck/test");
        }

        List<String> mounts() {
            return texts("/volumes");
        }

        /** Of the container, of those that are published. */
        List<Integer> ports() {
            return texts("/ports").stream()
                    .map(port -> Integer.valueOf(port.substring(port.lastIndexOf(':') + 1)))
                    .toList();
        }

        /** A value as a person would write it on one line. */
        String text(String word) {
            return node.path(word).toString().replace("\"", "");
        }

        private List<String> texts(String pointer) {
            var texts = new ArrayList<String>();
            node.at(pointer).forEach(one -> texts.add(one.asString()));
            return texts;
        }
    }
}
