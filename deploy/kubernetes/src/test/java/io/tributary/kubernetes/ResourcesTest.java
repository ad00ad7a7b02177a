package io.tributary.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the chart makes, Kubernetes and the operators would take. */
class ResourcesTest {
    @Test
    void helmHasNothingToComplainOf() {
        assertThat(Chart.here().lint().isFailed()).isFalse();
    }

    @EveryValuesFile
    void everyResourceIsKnownInEachOfItsWords(String values) {
        assertThat(Rendered.with(values).all())
                .allSatisfy(resource -> assertThat(Kinds.complaints(resource)).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"Deployment,readinessProbe,reddinessProbe",
            "StatefulSet,podManagementPolicy,podManagmentPolicy", "KafkaTopic,replicas,replicsa",
            "KafkaUser,operations,operatoins", "Kafka,listeners,listners",
            "Cluster,instances,instnaces", "ScaledObject,maxReplicaCount,maxReplicasCount",
            "TriggerAuthentication,parameter,paramter", "NetworkPolicy,policyTypes,policyType",
            "PodMonitor,podMetricsEndpoints,podMetricEndpoints"})
    void aWordThatAKindDoesNotKnowIsFound(String kind, String word, String wrong) {
        var resource = Rendered.with("prod").of(kind).filter(one -> one.toString()
                .contains("\"" + word + "\"")).findFirst().orElseThrow();
        var broken = Chart.parse(resource.toString().replace("\"" + word + "\"",
                "\"" + wrong + "\""));

        assertThat(Kinds.complaints(resource)).isEmpty();
        assertThat(Kinds.complaints(broken)).anyMatch(complaint -> complaint.contains(wrong));
    }

    @ParameterizedTest
    @CsvSource({"gateway.replcas,3", "processor.storage.sizes,1Gi", "topics.lanePartitions,0",
            "topics.pushRetention,7days", "image.tag,latest"})
    void aValueThatTheSchemaDoesNotKnowIsRefused(String name, String value) {
        assertThatThrownBy(() -> Chart.here().render("", Map.of(name, value)))
                .hasMessageContaining(name.substring(name.lastIndexOf('.') + 1));
    }

    @EveryValuesFile
    void namesAreGivenOnce(String values) {
        assertThat(Rendered.with(values).all().stream()
                .map(one -> Resources.kind(one) + " " + Resources.name(one)).toList())
                .doesNotHaveDuplicates();
    }

    /** What holds data outlives the release. */
    @EveryValuesFile
    void dataIsKeptWhenTheReleaseGoes(String values) {
        var rendered = Rendered.with(values);

        assertThat(List.of("Kafka", "KafkaNodePool", "KafkaTopic", "Cluster"))
                .allSatisfy(kind -> assertThat(rendered.of(kind)).isNotEmpty()
                        .allSatisfy(one -> assertThat(one.at("/metadata/annotations")
                                .path("helm.sh/resource-policy").asString()).isEqualTo("keep")));
        assertThat(rendered.of("StatefulSet", "processor")
                .at("/spec/persistentVolumeClaimRetentionPolicy/whenScaled").asString())
                .isEqualTo("Retain");
    }

    /**
     * Helm renders an upgrade on a cluster alone and shows no hooks, so here the condition is turned
     * round, and the annotation renamed.
     */
    @Test
    void atAnUpgradeTheMigrationGoesFirst(@TempDir Path folder) throws Exception {
        copy(Chart.here().folder(), folder);
        var template = folder.resolve("templates/migration.yaml");
        var text = Files.readString(template);
        Files.writeString(template, text.replace(".Release.IsUpgrade", ".Release.IsInstall")
                .replace("helm.sh/hook:", "visible/hook:"));

        var atInstall = Rendered.with("").of("Job", "migration");
        var atUpgrade = new Chart(folder).render("").of("Job", "migration");

        assertThat(text).contains(".Release.IsUpgrade");
        assertThat(atInstall.at("/metadata").has("annotations")).isFalse();
        assertThat(Resources.texts(atUpgrade.at("/metadata/annotations")))
                .containsEntry("visible/hook", "pre-upgrade")
                .containsEntry("helm.sh/hook-delete-policy", "before-hook-creation");
        assertThat(Kinds.complaints(atUpgrade)).isEmpty();
    }

    @Test
    void withoutOperatorsTheChartMakesNoneOfTheirResources() {
        var rendered = Chart.here().render("", Map.of("kafka.managed", false,
                "kafka.bootstrapServers", "kafka.example:9093", "kafka.caSecret", "kafka-ca",
                "postgres.managed", false, "postgres.host", "postgres.example",
                "postgres.ownerSecret", "postgres-owner"));

        assertThat(rendered.all()).allSatisfy(
                one -> assertThat(one.get("apiVersion").asString())
                        .doesNotContain("strimzi", "cnpg"));
        assertThat(rendered.settings("projector").toString())
                .contains("kafka.example:9093", "r2dbc:postgresql://postgres.example:5432/");
        assertThat(Objects.requireNonNull(rendered.pods().get("migration")).secretFiles())
                .containsEntry("spring.flyway.password", "postgres-owner/password");
    }

    private static void copy(Path chart, Path folder) throws Exception {
        for (var name : List.of("Chart.yaml", "values.yaml", "values.schema.json", "templates",
                "files")) {
            try (var files = Files.walk(chart.resolve(name))) {
                for (var file : files.toList()) {
                    Files.copy(file, folder.resolve(chart.relativize(file).toString()));
                }
            }
        }
    }
}
