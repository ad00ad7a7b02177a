package io.tributary.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The applications would understand what the chart tells them. */
class SettingsTest {
    private static final List<String> APPLICATIONS = List.of("gateway", "processor", "projector");

    @EveryValuesFile
    void everySettingIsBoundAndMakesSense(String values) {
        var rendered = Rendered.with(values);
        var gateway = Installed.application(rendered, "gateway");
        var processor = Installed.application(rendered, "processor");
        var projector = Installed.application(rendered, "projector");

        assertThat(gateway.gateway().instanceId()).isEqualTo("metadata.name");
        assertThat(processor.processor().instanceId()).isEqualTo("metadata.name");
        assertThat(projector.projector().postgres().manageRoles()).isFalse();
        assertThat(projector.text("spring.flyway.enabled")).isEqualTo("false");
        assertThat(processor.policies()).isEqualTo(gateway.policies());
        for (var application : List.of(gateway, processor, projector)) {
            assertThat(application.strangers()).isEmpty();
            assertThat(application.topics()).isEqualTo(gateway.topics());
            assertThat(application.kafka().getSsl().getKeyStorePassword()).isNotEmpty();
        }
    }

    @EveryValuesFile
    void theMigrationHasTheOwnersPasswordAndTheProjectorHasNot(String values) {
        var rendered = Rendered.with(values);
        var migration = Installed.migration(rendered);

        assertThat(migration.projector().postgres().manageRoles()).isFalse();
        assertThat(migration.strangers()).isEmpty();
        assertThat(migration.text("spring.flyway.url")).startsWith("jdbc:postgresql://");
        assertThat(migration.text("spring.flyway.user")).isEqualTo("tributary");
        assertThat(migration.properties()).containsKey("spring.flyway.password");
        assertThat(Installed.application(rendered, "projector").properties())
                .doesNotContainKey("spring.flyway.password");
    }

    @EveryValuesFile
    void theMigrationIsToldTheSameDatabase(String values) {
        var rendered = Rendered.with(values);
        var projector = Installed.application(rendered, "projector").projector();

        assertThat(Installed.migration(rendered).text("spring.flyway.url"))
                .isEqualTo(projector.postgres().url().replace("r2dbc:", "jdbc:"));
    }

    @EveryValuesFile
    void theGatewayFindsTheProjectorsService(String values) {
        var rendered = Rendered.with(values);
        var service = rendered.of("Service", "projector");
        var url = Installed.application(rendered, "gateway").gateway().projectorUrl();

        assertThat(url.getHost()).isEqualTo(Resources.name(service));
        assertThat(url.getPort()).isEqualTo(service.at("/spec/ports/0/port").asInt());
    }

    /** What the settings call a file must be mounted there. */
    @EveryValuesFile
    void theFilesOfTheSettingsAreMounted(String values) {
        var rendered = Rendered.with(values);
        for (var application : APPLICATIONS) {
            var kafka = Installed.application(rendered, application).properties();
            var pod = Objects.requireNonNull(rendered.pods().get(application));
            assertThat(pod.projected("kafka").keySet())
                    .allMatch(file -> kafka.containsValue("file:/etc/tributary/kafka/" + file));
            assertThat(pod.environment()).containsEntry("SPRING_CONFIG_IMPORT",
                    "file:/etc/tributary/config/settings.yaml,configtree:/etc/tributary/secrets/");
            assertThat(mounts(pod)).containsEntry("kafka", "/etc/tributary/kafka")
                    .containsEntry("settings", "/etc/tributary/config")
                    .containsEntry("secrets", "/etc/tributary/secrets")
                    .containsEntry("tmp", "/tmp");
        }
    }

    @EveryValuesFile
    void theProcessorsStateLiesInItsVolume(String values) {
        var rendered = Rendered.with(values);
        var volume = mounts(Objects.requireNonNull(rendered.pods().get("processor")))
                .getOrDefault("state", "");

        assertThat(Installed.application(rendered, "processor").processor().stateDir())
                .startsWithRaw(Path.of(volume));
        assertThat(rendered.of("StatefulSet", "processor")
                .at("/spec/volumeClaimTemplates/0/metadata/name").asString()).isEqualTo("state");
    }

    @Test
    void theGatewayFindsItsCertificateWhereItIsMounted() {
        var rendered = Chart.here().render("", Map.of("gateway.tls.secret", "public",
                "gateway.tls.nodeAuthorities", "nodes"));
        var settings = Installed.application(rendered, "gateway");
        var pod = Objects.requireNonNull(rendered.pods().get("gateway"));

        assertThat(mounts(pod)).containsEntry("tls", "/etc/tributary/tls");
        assertThat(pod.projected("tls").keySet()).hasSize(3)
                .allMatch(file -> settings.properties()
                        .containsValue("file:/etc/tributary/tls/" + file));
        assertThat(settings.text("server.ssl.client-auth")).isEqualTo("want");
        assertThat(settings.strangers()).allMatch(name -> name.startsWith("server.ssl.")
                || name.startsWith("spring.ssl.bundle.pem.gateway."));
    }

    @Test
    void policiesReachGatewayAndProcessorAlike() {
        var policies = "types: {}";
        var rendered = Chart.here().render("", Map.of("policies", policies));
        for (var application : List.of("gateway", "processor")) {
            var installed = Installed.application(rendered, application);
            assertThat(rendered.of("ConfigMap", application).at("/data").get("policies.yaml")
                    .asString()).isEqualTo(policies);
            assertThat(installed.policies().file())
                    .isEqualTo(Path.of("/etc/tributary/config/policies.yaml"));
        }
    }

    @Test
    void tracesAreSentToTheEndpointAndToNoneIfThereIsNone() {
        var endpoint = "http://collector.monitoring:4318/v1/traces";
        var without = Rendered.with("");
        var rendered = Chart.here().render("", Map.of("tracing.endpoint", endpoint));
        for (var application : APPLICATIONS) {
            var installed = Installed.application(rendered, application);
            assertThat(installed.traceExport().getEndpoint()).isEqualTo(endpoint);
            assertThat(installed.tracing().getSampling().getProbability()).isEqualTo(0.01f);
            assertThat(Installed.application(without, application).traceExport().getEndpoint())
                    .isNull();
        }
    }

    @Test
    void aSettingWithATypingErrorIsFound() {
        var rendered = Chart.here().render("",
                Map.of("gateway.settings.tributary\\.gateway\\.push\\.linget", "5ms"));

        assertThatThrownBy(() -> Installed.application(rendered, "gateway").gateway())
                .rootCause().hasMessageContaining("linget");
    }

    private static Map<String, String> mounts(Pod pod) {
        var mounts = new TreeMap<String, String>();
        pod.container().get("volumeMounts").forEach(mount -> mounts.put(
                mount.get("name").asString(), mount.get("mountPath").asString()));
        return mounts;
    }
}
