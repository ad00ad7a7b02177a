package io.tributary.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.gateway.fleet.pull.Puller;
import io.tributary.schemas.topic.Topic;
import io.tributary.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kafka.server.KafkaConfig;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Strimzi's and KEDA's resources are what the code says of topics, groups and rights. */
class ManagedKafkaTest {
    private record Made(int partitions, int replicas, Map<String, String> config) {}

    @EveryValuesFile
    void topicsAreThoseOfTheCatalogue(String values) {
        var rendered = Rendered.with(values);
        var settings = Installed.application(rendered, "processor").topics();
        var catalogue = new Topics(settings).all().stream().collect(Collectors.toMap(Topic::name,
                topic -> new Made(topic.partitions(), settings.replicationFactor(),
                        topic.config())));

        var made = rendered.of("KafkaTopic").collect(Collectors.toMap(Resources::name,
                topic -> new Made(topic.at("/spec/partitions").asInt(),
                        topic.at("/spec/replicas").asInt(),
                        Map.copyOf(Resources.texts(topic.at("/spec/config"))))));

        assertThat(made).isEqualTo(catalogue);
    }

    @EveryValuesFile
    void everythingBelongsToTheOneCluster(String values) {
        var rendered = Rendered.with(values);
        var cluster = Resources.name(rendered.of("Kafka").findFirst().orElseThrow());

        for (var kind : List.of("KafkaTopic", "KafkaUser", "KafkaNodePool")) {
            assertThat(rendered.of(kind)).isNotEmpty().allSatisfy(one -> assertThat(
                    one.at("/metadata/labels").path("strimzi.io/cluster").asString())
                    .isEqualTo(cluster));
        }
        for (var application : List.of("gateway", "processor", "projector")) {
            assertThat(Installed.application(rendered, application).kafka()
                    .getBootstrapServers())
                    .containsExactly(cluster + "-kafka-bootstrap:9093");
            assertThat(Objects.requireNonNull(rendered.pods().get(application))
                    .projected("kafka"))
                    .containsEntry("ca.crt", cluster + "-cluster-ca-cert/ca.crt")
                    .containsEntry("user.p12", Resources.name(
                            rendered.of("KafkaUser", application)) + "/user.p12");
        }
    }

    @EveryValuesFile
    void brokersKnowTheirSettingsAndHaveEnoughReplicas(String values) {
        var rendered = Rendered.with(values);
        var config = Resources.texts(
                rendered.of("Kafka").findFirst().orElseThrow().at("/spec/kafka/config"));
        int brokers = rendered.of("KafkaNodePool")
                .filter(pool -> pool.at("/spec/roles").toString().contains("broker"))
                .mapToInt(pool -> pool.at("/spec/replicas").asInt()).sum();

        assertThat(KafkaConfig.configDef().names()).containsAll(config.keySet());
        assertThat(rendered.of("KafkaTopic"))
                .allMatch(topic -> topic.at("/spec/replicas").asInt() <= brokers);
        assertThat(Integer.parseInt(config.get("transaction.state.log.replication.factor")))
                .isLessThanOrEqualTo(brokers);
    }

    @EveryValuesFile
    void usersHaveTheRightsOfTheTable(String values) throws IOException {
        var users = Rendered.with(values).of("KafkaUser").collect(Collectors.toMap(
                Resources::component, user -> user.at("/spec/authorization/acls")));

        assertThat(users).isEqualTo(table());
    }

    /** That these rights suffice, the system tests show. */
    @EveryValuesFile
    void theTableNamesTopicsAndGroupsAsTheCodeDoes(String values) throws IOException {
        var rendered = Rendered.with(values);
        var processor = Installed.application(rendered, "processor").processor();
        var projector = Installed.application(rendered, "projector").projector();
        var operations = Installed.application(rendered, "gateway").gateway().operations();
        var catalogue = new Topics(Installed.application(rendered, "processor").topics()).all()
                .stream().map(Topic::name).toList();
        var streams = Set.of(processor.applicationId(), processor.telemetry().applicationId());

        assertThat(names("gateway", "group")).containsExactlyInAnyOrder(Puller.GROUP,
                operations.processorGroup(), operations.vehicleProcessorGroup(),
                operations.projectorGroup(), operations.vehicleProjectorGroup());
        assertThat(Set.of(operations.processorGroup(), operations.vehicleProcessorGroup()))
                .isEqualTo(streams);
        assertThat(Set.of(operations.projectorGroup(), operations.vehicleProjectorGroup()))
                .isEqualTo(Set.of(projector.consume().groupId(), projector.telemetry().groupId()));
        assertThat(names("gateway", "transactionalId"))
                .containsExactlyInAnyOrder(Puller.GROUP + "-", "tributary-replays");
        assertThat(names("processor", "group")).isEqualTo(streams);
        assertThat(names("processor", "transactionalId")).isEqualTo(
                streams.stream().map(id -> id + "-").collect(Collectors.toSet()));
        assertThat(names("projector", "group")).isEqualTo(
                Set.of(projector.consume().groupId(), projector.telemetry().groupId()));
        for (var application : table().keySet()) {
            assertThat(names(application, "topic").stream()
                    .filter(name -> name.startsWith("tributary.") && !name.endsWith(".")))
                    .allMatch(catalogue::contains);
        }
    }

    @EveryValuesFile
    void projectorsAreScaledByTheLagOfTheirGroupsUpToTheirPartitions(String values) {
        var rendered = Rendered.with(values);
        var projector = Installed.application(rendered, "projector");
        var settings = projector.projector();
        rendered.of("ScaledObject").forEach(scaled -> {
            assertThat(Resources.list(scaled.at("/spec/triggers")).stream()
                    .map(trigger -> trigger.at("/metadata/consumerGroup").asString()))
                    .containsExactlyInAnyOrder(settings.consume().groupId(),
                            settings.telemetry().groupId());
            assertThat(scaled.at("/spec/scaleTargetRef/name").asString())
                    .isEqualTo(Resources.name(rendered.of("Deployment", "projector")));
            assertThat(rendered.of("Deployment", "projector").at("/spec").has("replicas"))
                    .as("two would decide").isFalse();
            assertThat(scaled.at("/spec/minReplicaCount").asInt()).isPositive();
            assertThat(scaled.at("/spec/maxReplicaCount").asInt() * settings.consume().threads())
                    .isLessThanOrEqualTo(projector.topics().lanePartitions());
            assertThat(rendered.of("TriggerAuthentication").map(Resources::name))
                    .contains(scaled.at("/spec/triggers/0/authenticationRef/name").asString());
        });
    }

    @Test
    void theReadmeShowsTheTable() throws IOException {
        var written = Files.readAllLines(Chart.here().folder().resolve("../README.md")).stream()
                .filter(line -> line.matches("\\| (gateway|processor|projector|scaler) \\| "
                        + "(topic|group|transactional id) \\| .*"))
                .collect(Collectors.toCollection(TreeSet::new));
        var rows = new TreeSet<String>();
        table().forEach((application, rules) -> rules.forEach(rule -> {
            var resource = rule.get("resource");
            var prefix = resource.has("patternType") ? "…" : "";
            var operations = Resources.list(rule.get("operations")).stream()
                    .map(JsonNode::asString).collect(Collectors.joining(", "));
            rows.add("| %s | %s | `%s%s` | %s |".formatted(application,
                    resource.get("type").asString().replace("Id", " id"),
                    resource.get("name").asString(), prefix, operations));
        }));

        assertThat(written).isEqualTo(rows);
    }

    private static Set<String> names(String application, String type) throws IOException {
        return Resources.list(Objects.requireNonNull(table().get(application))).stream()
                .map(rule -> rule.get("resource"))
                .filter(resource -> resource.get("type").asString().equals(type))
                .map(resource -> resource.get("name").asString()).collect(Collectors.toSet());
    }

    private static Map<String, JsonNode> table() throws IOException {
        var table = new TreeMap<String, JsonNode>();
        Chart.parse(Files.readString(Chart.here().folder().resolve("files/acls.yaml")))
                .properties().forEach(user -> table.put(user.getKey(), user.getValue()));
        return table;
    }
}
