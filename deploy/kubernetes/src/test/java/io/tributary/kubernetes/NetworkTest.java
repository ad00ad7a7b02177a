package io.tributary.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Who may talk to whom, as the rendered policies say. */
class NetworkTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "prod"})
    void allIsForbiddenThatNoPolicyOfItsOwnAllows(String values) {
        var rendered = Rendered.with(values);
        var deny = rendered.of("NetworkPolicy")
                .filter(one -> Resources.name(one).endsWith("-default-deny")).findFirst()
                .orElseThrow().get("spec");

        assertThat(deny.get("policyTypes")).hasSize(2);
        assertThat(deny.has("ingress") || deny.has("egress")).isFalse();
        rendered.pods().forEach((name, pod) -> {
            assertThat(selects(deny.get("podSelector"), pod.labels())).as(name).isTrue();
            assertThat(selects(rendered.of("NetworkPolicy", name).at("/spec/podSelector"),
                    pod.labels())).as(name).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "prod"})
    void everyOpenPortIsOneOfThePod(String values) {
        var rendered = Rendered.with(values);
        rendered.pods().forEach((name, pod) -> {
            var open = new TreeSet<String>();
            rendered.of("NetworkPolicy", name).at("/spec/ingress").forEach(rule -> rule
                    .get("ports").forEach(port -> open.add(port.get("port").asString())));
            assertThat(open).as(name).isEqualTo(pod.ports().keySet());
        });
    }

    /** Nobody has a way to a place that it has no business with. */
    @ParameterizedTest
    @ValueSource(strings = {"", "prod"})
    void theWaysAreThoseOfTheDesign(String values) {
        var rendered = Rendered.with(values);

        assertThat(peers(rendered, "gateway", "egress"))
                .containsExactlyInAnyOrder("any namespace", "kafka", "projector", "addresses");
        assertThat(peers(rendered, "processor", "egress"))
                .containsExactlyInAnyOrder("any namespace", "kafka");
        assertThat(peers(rendered, "projector", "egress"))
                .containsExactlyInAnyOrder("any namespace", "kafka", "postgres");
        assertThat(peers(rendered, "migration", "egress"))
                .containsExactlyInAnyOrder("any namespace", "postgres");
        assertThat(peers(rendered, "processor", "ingress")).containsExactly("monitoring");
        assertThat(peers(rendered, "projector", "ingress"))
                .containsExactlyInAnyOrder("gateway", "monitoring");
        assertThat(peers(rendered, "postgres", "ingress")).containsExactlyInAnyOrder("projector",
                "migration", "postgres", "cnpg-system", "monitoring");
    }

    @Test
    void tracesHaveAWayToTheirCollectorAndToNobodyWithoutOne() {
        var collector = "networkPolicy.tracing[0].namespaceSelector.matchLabels"
                + ".kubernetes\\.io/metadata\\.name";
        var rendered = Chart.here().render("",
                Map.of("tracing.endpoint", "http://c:4318/v1/traces", collector, "traces"));
        var closed = Chart.here().render("",
                Map.of("tracing.endpoint", "http://c:4318/v1/traces"));

        for (var application : List.of("gateway", "processor", "projector")) {
            assertThat(peers(rendered, application, "egress")).contains("traces");
            assertThat(peers(closed, application, "egress"))
                    .isEqualTo(peers(Rendered.with(""), application, "egress"));
        }
        assertThat(peers(rendered, "migration", "egress")).doesNotContain("traces");
    }

    /** Any namespace means names to be resolved, and nothing else. */
    @ParameterizedTest
    @ValueSource(strings = {"", "prod"})
    void otherNamespacesAreReachedForNamesAlone(String values) {
        Rendered.with(values).of("NetworkPolicy")
                .flatMap(policy -> Resources.list(policy.at("/spec/egress")).stream())
                .filter(rule -> rule.toString().contains("\"namespaceSelector\":{}"))
                .forEach(rule -> assertThat(rule.get("ports"))
                        .allMatch(port -> port.get("port").asInt() == 53));
    }

    private static Set<String> peers(Resources rendered, String component, String way) {
        var peers = new TreeSet<String>();
        rendered.of("NetworkPolicy", component).get("spec").path(way).forEach(
                rule -> rule.path(way.equals("ingress") ? "from" : "to")
                        .forEach(peer -> peers.add(name(peer))));
        return peers;
    }

    private static String name(JsonNode peer) {
        if (peer.has("ipBlock")) {
            return "addresses";
        }
        var selector = peer.has("podSelector") ? peer.get("podSelector")
                : peer.get("namespaceSelector");
        var labels = Resources.texts(selector.path("matchLabels"));
        return Stream.of("app.kubernetes.io/component", "strimzi.io/cluster", "cnpg.io/cluster",
                "kubernetes.io/metadata.name").filter(labels::containsKey)
                .map(key -> labels.getOrDefault(key, "").replace(Chart.RELEASE + "-", ""))
                .findFirst()
                .orElse("any namespace");
    }

    private static boolean selects(JsonNode selector, Map<String, String> labels) {
        return labels.entrySet().containsAll(
                List.copyOf(Resources.texts(selector.get("matchLabels")).entrySet()));
    }
}
