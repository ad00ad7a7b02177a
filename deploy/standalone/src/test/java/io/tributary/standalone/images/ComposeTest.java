package io.tributary.standalone.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kafka.server.KafkaConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The compose stack refers to nothing that is not there. */
class ComposeTest {
    private static final Set<String> SERVICE_WORDS = Set.of("image", "build", "restart",
            "read_only", "cap_drop", "security_opt", "tmpfs", "stop_grace_period", "depends_on",
            "mem_limit", "secrets", "healthcheck", "environment", "networks", "volumes", "ports",
            "command", "shm_size");
    private static final Set<String> OF_OTHERS = Set.of("CLUSTER_ID", "KAFKA_HEAP_OPTS",
            "POSTGRES_DB", "POSTGRES_USER", "POSTGRES_PASSWORD_FILE",
            "GF_SECURITY_ADMIN_PASSWORD__FILE", "GF_ANALYTICS_REPORTING_ENABLED",
            "GF_ANALYTICS_CHECK_FOR_UPDATES");
    private static final Path FOLDER = Dockerfile.ROOT.resolve("deploy/compose");

    private final Compose compose;
    private final Dockerfile images;

    ComposeTest() throws IOException {
        compose = Compose.read(FOLDER.resolve("compose.yaml"));
        images = Dockerfile.read();
    }

    @Test
    void thereAreThreeBrokersADatabaseAndTwoOfEachApplication() {
        var kinds = compose.services().keySet().stream()
                .collect(Collectors.groupingBy(name -> name.replaceAll("-\\d$", ""),
                        Collectors.counting()));

        assertThat(kinds).containsExactlyInAnyOrderEntriesOf(Map.of("kafka", 3L, "postgres", 1L,
                "gateway", 2L, "processor", 2L, "projector", 2L, "prometheus", 1L, "grafana", 1L));
    }

    @Test
    void noServiceHasAWordThatComposeDoesNotKnow() {
        compose.services().forEach((name, service) -> assertThat(SERVICE_WORDS).as(name)
                .containsAll(service.words()));
    }

    @Test
    void everyImageIsPinnedOrMadeHere() {
        compose.services().forEach((name, service) -> {
            if (service.target().isEmpty()) {
                assertThat(service.image()).as(name).matches(Pinned.NAME);
            } else {
                assertThat(images.stages()).as(name).containsKey(service.target());
                assertThat(service.buildFile(FOLDER)).as(name).isRegularFile()
                        .isEqualTo(FOLDER.resolve("Dockerfile"));
                assertThat(service.image()).isEqualTo("tributary/" + service.target() + ":"
                        + Version.ofTheHub());
            }
        });
    }

    @Test
    void everyVariableIsKnownToItsImage() throws IOException {
        var known = KnownProperties.read();
        var kafka = KafkaConfig.configDef().names().stream()
                .map(name -> "KAFKA_" + name.replace('.', '_').toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
        compose.services().forEach((name, service) -> assertThat(service.environment().keySet())
                .as(name).allMatch(variable -> service.target().isEmpty()
                        ? kafka.contains(variable) || OF_OTHERS.contains(variable)
                        : known.hasVariable(variable)));
    }

    /** A secret is a file that is named after a property, for our own images. */
    @Test
    void everySecretIsMadeByTheScriptAndNamesAProperty(@TempDir Path folder) throws Exception {
        var script = new ProcessBuilder(FOLDER.resolve("secrets").toString(), folder.toString())
                .inheritIO().start();
        var known = KnownProperties.read();

        assertThat(script.waitFor()).isZero();
        assertThat(compose.secretFiles()).allSatisfy((name, file) -> {
            assertThat(folder.resolve(Path.of(file).getFileName())).isNotEmptyFile();
            assertThat(file).isEqualTo("./secret-files/" + name);
        });
        try (var made = Files.list(folder)) {
            assertThat(made.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(compose.secretFiles().keySet());
        }
        var used = new TreeSet<String>();
        compose.services().forEach((name, service) -> service.secrets().forEach(
                (source, target) -> {
                    used.add(source);
                    assertThat(service.target().isEmpty() || known.hasProperty(target))
                            .as(name + " " + target).isTrue();
                }));
        assertThat(used).isEqualTo(new TreeSet<>(compose.secretFiles().keySet()));
    }

    @Test
    void everyRequiredSecretOfAnApplicationIsGiven() {
        var gateway = compose.service("gateway-1").secrets().values();
        var projector = compose.service("projector-1").secrets().values();

        assertThat(gateway).contains("tributary.gateway.admin-token",
                "tributary.gateway.token-secret", "tributary.gateway.projector-token");
        assertThat(projector).contains("tributary.projector.access-token",
                "tributary.projector.postgres.writer-password",
                "tributary.projector.postgres.reader-password", "spring.flyway.password");
    }

    @Test
    void healthIsAskedForAtThePortOfEachApplication() {
        compose.services().forEach((name, service) -> {
            if (!service.target().isEmpty()) {
                var own = ApplicationFile.of(service.target());
                assertThat(service.health()).as(name)
                        .isEqualTo(List.of("CMD", "ready", String.valueOf(own.healthPort())));
                assertThat(images.image(service.target()).ports()).contains(own.healthPort());
            }
        });
    }

    @Test
    void everyPathOfTheHostAndEveryVolumeIsThere() {
        var volumes = new HashSet<String>();
        compose.services().forEach((name, service) -> service.mounts().forEach(mount -> {
            var source = mount.split(":", 2)[0];
            if (source.startsWith(".")) {
                assertThat(FOLDER.resolve(source)).as(name).exists();
            } else {
                volumes.add(source);
            }
        }));

        assertThat(volumes).isEqualTo(compose.volumes());
        assertThat(compose.service("processor-1").mounts()).singleElement().asString()
                .endsWith(":" + images.image("processor").volumes().getFirst());
    }

    @Test
    void publishedPortsAreOpenInTheImages() {
        compose.services().forEach((name, service) -> {
            if (!service.target().isEmpty()) {
                assertThat(images.image(service.target()).ports()).as(name)
                        .containsAll(service.ports());
            }
        });
    }

    @Test
    void ourContainersCanWriteNowhereButToTheirVolumeAndToTmp() {
        compose.services().forEach((name, service) -> {
            if (!service.target().isEmpty()) {
                assertThat(service.text("read_only")).as(name).isEqualTo("true");
                assertThat(service.text("cap_drop")).as(name).isEqualTo("[ALL]");
                assertThat(service.text("security_opt")).contains("no-new-privileges:true");
                assertThat(service.text("tmpfs")).startsWith("[/tmp:exec,");
                assertThat(service.text("mem_limit")).isNotEmpty();
            }
        });
    }

    /** Other services are named by the addresses in the environment. */
    @Test
    void everyAddressIsAServiceOrAnAlias() {
        var names = new HashSet<>(compose.services().keySet());
        names.add("projector");
        assertThat(compose.service("projector-1").text("networks")).contains("[projector]");
        compose.services().forEach((name, service) -> service.environment().forEach(
                (variable, value) -> {
                    if (variable.endsWith("URL") || variable.endsWith("SERVERS")) {
                        assertThat(Arrays.stream(value.split(",", -1))
                                .map(one -> one.replaceFirst(".*//", "")
                                        .replaceFirst("[:/].*", "")))
                                .as(variable).allMatch(names::contains);
                    }
                }));
    }

    @Test
    void prometheusScrapesEveryApplicationWhereItsMetricsAre() throws IOException {
        var scraped = Compose.yaml(
                Dockerfile.ROOT.resolve("deploy/observability/prometheus/prometheus.yml"))
                .at("/scrape_configs/0");
        var targets = new TreeSet<String>();
        scraped.get("static_configs").forEach(config -> config.get("targets")
                .forEach(target -> targets.add(target.asString())));

        assertThat(scraped.get("metrics_path").asString()).isEqualTo("/actuator/prometheus");
        assertThat(targets).isEqualTo(compose.services().entrySet().stream()
                .filter(service -> !service.getValue().target().isEmpty())
                .map(service -> service.getKey() + ":"
                        + ApplicationFile.of(service.getValue().target()).healthPort())
                .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(List.of("gateway", "processor", "projector"))
                .allMatch(name -> ApplicationFile.of(name).serves("prometheus"));
    }

    /** Dashboards lie where the repository has them, and ask the stack's own Prometheus. */
    @Test
    void grafanaLooksForDashboardsAndDataInTheStack() throws IOException {
        var folder = Compose.yaml(FOLDER.resolve("grafana/dashboards/tributary.yaml"))
                .at("/providers/0/options/path").asString();
        var data = Compose.yaml(FOLDER.resolve("grafana/datasources/prometheus.yaml"))
                .at("/datasources/0");

        assertThat(compose.service("grafana").mounts()).anyMatch(mount -> folder.startsWith(
                mount.split(":", 3)[1] + "/"));
        assertThat(data.get("url").asString()).isEqualTo("http://prometheus:9090");
        assertThat(data.get("uid").asString()).isEqualTo("prometheus");
        assertThat(compose.services()).containsKey("prometheus");
    }
}
