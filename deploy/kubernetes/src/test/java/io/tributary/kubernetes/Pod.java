package io.tributary.kubernetes;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** A workload's pods. */
record Pod(JsonNode workload) {
    JsonNode spec() {
        return workload.at("/spec/template/spec");
    }

    JsonNode container() {
        return spec().at("/containers/0");
    }

    Map<String, String> labels() {
        return Resources.texts(workload.at("/spec/template/metadata/labels"));
    }

    /** Name and number of each open port. */
    Map<String, Integer> ports() {
        var ports = new TreeMap<String, Integer>();
        container().path("ports").forEach(port -> ports.put(port.get("name").asString(),
                port.get("containerPort").asInt()));
        return ports;
    }

    /** Of the environment, with the pod's name where Kubernetes will put it. */
    Map<String, String> environment() {
        var environment = new TreeMap<String, String>();
        container().path("env").forEach(set -> environment.put(set.get("name").asString(),
                set.has("value") ? set.get("value").asString()
                        : set.at("/valueFrom/fieldRef/fieldPath").asString()));
        return environment;
    }

    /** The file's name below the secrets' folder, and the Secret and key that it comes from. */
    Map<String, String> secretFiles() {
        return projected("secrets");
    }

    Map<String, String> projected(String volume) {
        var files = new TreeMap<String, String>();
        for (var one : spec().get("volumes")) {
            if (one.get("name").asString().equals(volume)) {
                one.at("/projected/sources").forEach(source -> source.at("/secret/items").forEach(
                        item -> files.put(item.get("path").asString(),
                                source.at("/secret/name").asString() + "/"
                                        + item.get("key").asString())));
            }
        }
        return files;
    }

    long graceSeconds() {
        return spec().get("terminationGracePeriodSeconds").asLong();
    }

    long drainSeconds() {
        return container().at("/lifecycle/preStop/sleep/seconds").asLong();
    }
}
