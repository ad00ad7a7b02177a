package io.tributary.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What was rendered. */
record Resources(List<JsonNode> all) {
    /** The applications' own workloads, and the job. */
    private static final List<String> WORKLOADS = List.of("Deployment", "StatefulSet", "Job");

    Stream<JsonNode> of(String kind) {
        return all.stream().filter(one -> kind(one).equals(kind));
    }

    /** The one of this kind and component. */
    JsonNode of(String kind, String component) {
        var found = of(kind).filter(one -> component(one).equals(component)).toList();
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " of " + kind + " " + component);
        }
        return found.getFirst();
    }

    /** Pod templates by their workload's component. */
    Map<String, Pod> pods() {
        var pods = new TreeMap<String, Pod>();
        all.stream().filter(one -> WORKLOADS.contains(kind(one)))
                .forEach(one -> pods.put(component(one), new Pod(one)));
        return pods;
    }

    /** The settings file of an application. */
    JsonNode settings(String application) {
        return Chart.parse(of("ConfigMap", application).at("/data/settings.yaml").asString());
    }

    static String kind(JsonNode resource) {
        return resource.get("kind").asString();
    }

    static String name(JsonNode resource) {
        return resource.at("/metadata/name").asString();
    }

    static String component(JsonNode resource) {
        return resource.at("/metadata/labels").path("app.kubernetes.io/component").asString();
    }

    static Map<String, String> texts(JsonNode object) {
        var texts = new TreeMap<String, String>();
        object.properties().forEach(one -> texts.put(one.getKey(), one.getValue().asString()));
        return texts;
    }

    static List<JsonNode> list(JsonNode array) {
        var list = new ArrayList<JsonNode>();
        array.forEach(list::add);
        return list;
    }
}
