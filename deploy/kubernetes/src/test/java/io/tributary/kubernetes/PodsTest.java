package io.tributary.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.projector.runtime.MigrationApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every pod is what a cluster's rules ask for, and what its application needs. */
class PodsTest {
    private static final List<String> APPLICATIONS = List.of("gateway", "processor", "projector");

    @EveryValuesFile
    void nobodyIsRootOrWritesButToVolumes(String values) {
        Rendered.with(values).pods().forEach((name, pod) -> {
            var all = pod.spec().get("securityContext");
            var own = pod.container().get("securityContext");
            assertThat(all.get("runAsNonRoot").asBoolean()).as(name).isTrue();
            assertThat(all.get("runAsUser").asInt()).isEqualTo(10001);
            assertThat(all.at("/seccompProfile/type").asString()).isEqualTo("RuntimeDefault");
            assertThat(own.get("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(own.get("allowPrivilegeEscalation").asBoolean()).isFalse();
            assertThat(own.at("/capabilities/drop/0").asString()).isEqualTo("ALL");
            assertThat(pod.spec().get("automountServiceAccountToken").asBoolean()).isFalse();
        });
    }

    @EveryValuesFile
    void everyImageIsOursInThisVersion(String values) {
        Rendered.with(values).pods().forEach((name, pod) -> assertThat(
                pod.container().get("image").asString()).isEqualTo("tributary/"
                        + (name.equals("migration") ? "projector" : name) + ":0.1.0"));
    }

    @EveryValuesFile
    void memoryAndDiskAreBoundedAndTheHeapIsAShareOfIt(String values) {
        Rendered.with(values).pods().forEach((name, pod) -> {
            var limits = pod.container().at("/resources/limits");
            assertThat(limits.has("memory")).as(name).isTrue();
            assertThat(limits.has("ephemeral-storage")).as(name).isTrue();
            assertThat(pod.container().at("/resources/requests/memory"))
                    .isEqualTo(limits.get("memory"));
            assertThat(pod.environment().get("JDK_JAVA_OPTIONS"))
                    .matches("-XX:MaxRAMPercentage=\\d+");
        });
    }

    @EveryValuesFile
    void logsAreObjectsForWhateverCollectsThem(String values) {
        Rendered.with(values).pods().forEach((name, pod) -> assertThat(pod.environment()).as(name)
                .containsEntry("LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs"));
    }

    /** The environment is seen by whoever may look at a pod. */
    @EveryValuesFile
    void secretsAreFiles(String values) {
        Rendered.with(values).pods().forEach((name, pod) -> {
            assertThat(pod.container().path("env").toString()).as(name)
                    .doesNotContainIgnoringCase("password", "secretKeyRef", "token");
            assertThat(pod.secretFiles()).isNotEmpty();
        });
        assertThat(Rendered.with(values).of("Secret")).isEmpty();
    }

    @EveryValuesFile
    void probesAskWhereTheApplicationAnswers(String values) {
        for (var name : APPLICATIONS) {
            var pod = pod(values, name);
            var own = file(name);
            int port = Integer.parseInt(own.getProperty("server.port"));
            int health = Integer.parseInt(
                    own.getProperty("management.server.port", String.valueOf(port)));
            assertThat(pod.ports().values()).as(name).contains(port, health);
            for (var probe : Map.of("startupProbe", "liveness", "livenessProbe", "liveness",
                    "readinessProbe", "readiness").entrySet()) {
                var get = pod.container().get(probe.getKey()).get("httpGet");
                assertThat(pod.ports()).containsEntry(get.get("port").asString(), health);
                assertThat(get.get("path").asString())
                        .isEqualTo("/actuator/health/" + probe.getValue());
            }
            assertThat(own.getProperty("management.endpoints.web.exposure.include"))
                    .contains("health");
        }
    }

    /** Restoring is a state of the streams, and readiness looks at it; liveness looks at nothing. */
    @Test
    void aProcessorThatRestoresIsAliveAndNotReady() {
        var own = file("processor");

        assertThat(own.getProperty("management.endpoint.health.group.readiness.include"))
                .contains("streams", "telemetry");
        assertThat(own).doesNotContainKey("management.endpoint.health.group.liveness.include");
    }

    @EveryValuesFile
    void theGracePeriodIsLongerThanAnOrderlyStop(String values) {
        var rendered = Rendered.with(values);
        var gateway = Installed.application(rendered, "gateway").gateway();
        var processor = Installed.application(rendered, "processor").processor();
        var projector = Installed.application(rendered, "projector").projector();

        assertLonger(pod(values, "gateway"), gateway.closeTimeout().multipliedBy(2)
                .plus(phase("gateway").multipliedBy(2)));
        // Two topologies, one after the other.
        assertLonger(pod(values, "processor"),
                processor.closeTimeout().multipliedBy(2).plus(phase("processor")));
        assertLonger(pod(values, "projector"), projector.consume().stopTimeout()
                .plus(phase("projector").multipliedBy(2)));
    }

    @EveryValuesFile
    void noStreamThreadStandsIdle(String values) {
        var rendered = Rendered.with(values);
        var processor = Installed.application(rendered, "processor");
        int replicas = rendered.of("StatefulSet", "processor").at("/spec/replicas").asInt();

        assertThat(replicas * processor.processor().threads())
                .isLessThanOrEqualTo(processor.topics().lanePartitions());
    }

    @EveryValuesFile
    void everyApplicationIsSpreadAndLosesOnePodAtATime(String values) {
        var rendered = Rendered.with(values);
        for (var name : APPLICATIONS) {
            var labels = pod(values, name).labels();
            var budget = rendered.of("PodDisruptionBudget", name).get("spec");
            assertThat(budget.get("maxUnavailable").asInt()).isEqualTo(1);
            assertThat(labels).containsAllEntriesOf(
                    Resources.texts(budget.at("/selector/matchLabels")));
            var spread = Resources.list(pod(values, name).spec()
                    .get("topologySpreadConstraints"));
            assertThat(spread).extracting(one -> one.get("topologyKey").asString())
                    .containsExactly("topology.kubernetes.io/zone", "kubernetes.io/hostname");
            assertThat(spread).allSatisfy(one -> assertThat(labels).containsAllEntriesOf(
                    Resources.texts(one.at("/labelSelector/matchLabels"))));
        }
    }

    @EveryValuesFile
    void selectorsServicesAndScalersMeetTheirPods(String values) {
        var rendered = Rendered.with(values);
        for (var name : APPLICATIONS) {
            var pod = pod(values, name);
            assertThat(pod.labels()).containsAllEntriesOf(Resources.texts(
                    pod.workload().at("/spec/selector/matchLabels")));
            var service = rendered.of("Service", name).get("spec");
            assertThat(pod.labels())
                    .containsAllEntriesOf(Resources.texts(service.get("selector")));
            service.get("ports").forEach(port -> assertThat(pod.ports())
                    .containsKey(port.get("targetPort").asString()));
        }
        rendered.of("HorizontalPodAutoscaler").forEach(scaler -> {
            var target = rendered.of("Deployment", "gateway");
            assertThat(scaler.at("/spec/scaleTargetRef/name").asString())
                    .isEqualTo(Resources.name(target));
            assertThat(target.get("spec").has("replicas")).as("two would decide").isFalse();
        });
        rendered.of("Ingress").forEach(ingress -> assertThat(
                ingress.at("/spec/rules/0/http/paths/0/backend/service/name").asString())
                .isEqualTo(Resources.name(rendered.of("Service", "gateway"))));
    }

    @EveryValuesFile
    void theProcessorKeepsItsNamesAndItsState(String values) {
        var set = Rendered.with(values).of("StatefulSet", "processor").get("spec");

        assertThat(set.get("serviceName").asString())
                .isEqualTo(Resources.name(Rendered.with(values).of("Service", "processor")));
        assertThat(Rendered.with(values).of("Service", "processor").at("/spec/clusterIP")
                .asString()).isEqualTo("None");
        assertThat(set.get("podManagementPolicy").asString()).isEqualTo("Parallel");
        assertThat(pod(values, "processor").environment())
                .containsEntry("TRIBUTARY_PROCESSOR_INSTANCEID", "metadata.name");
    }

    /** The image's own start command, with the other program in the jar's place. */
    @Test
    void theMigrationIsStartedAsTheImageStartsTheProjector() throws IOException {
        var entrypoint = Files.readAllLines(
                Chart.here().folder().resolve("../compose/Dockerfile")).stream()
                .filter(line -> line.startsWith("ENTRYPOINT ")).findFirst().orElseThrow();
        var wanted = new ArrayList<>(List.of(JsonMapper.shared().readValue(
                entrypoint.substring("ENTRYPOINT ".length()), String[].class)));
        wanted.set(wanted.indexOf("-jar"), "-cp");
        wanted.add(MigrationApplication.class.getName());

        assertThat(Resources.list(pod("", "migration").container().get("command")).stream()
                .map(JsonNode::asString)).containsExactlyElementsOf(wanted);
    }

    private static void assertLonger(Pod pod, Duration stop) {
        assertThat(pod.graceSeconds())
                .isGreaterThan(stop.plusSeconds(pod.drainSeconds()).toSeconds());
    }

    private static Duration phase(String application) {
        return DurationStyle.detectAndParse(
                file(application).getProperty("spring.lifecycle.timeout-per-shutdown-phase"));
    }

    /** All values as texts. */
    private static Properties file(String application) {
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("tributary-" + application + ".yaml"));
        var texts = new Properties();
        Objects.requireNonNull(yaml.getObject())
                .forEach((name, value) -> texts.put(name, value.toString()));
        return texts;
    }

    private static Pod pod(String values, String name) {
        return Objects.requireNonNull(Rendered.with(values).pods().get(name));
    }
}
