package io.tributary.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.schemas.topic.Topic;
import io.tributary.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Each data team has a user in Kafka that may read its topics. */
class DataTeamsTest {
    private static final Map<String, Object> INSIGHTS = Map.of("dataTeams[0].name", "insights",
            "dataTeams[0].namespace", "analytics", "dataTeams[0].topics[0]",
            "tributary.changes.v1", "dataTeams[0].topics[1]", "tributary.conflicts.v1",
            "dataTeams[1].name", "machines", "dataTeams[1].namespace", "fleet",
            "dataTeams[1].topics[0]", "tributary.measurements.v1", "dataTeams[1].ownTopics", true,
            "dataTeams[1].bytesPerSecondMax", 52428800);
    private static final Resources RENDERED = Chart.here().render("", INSIGHTS);

    @Test
    void aTeamMayReadItsTopicsForGroupsOfItsOwnNameAndNothingElse() {
        assertThat(rights("insights")).containsExactly(
                "topic tributary.changes.v1 literal [Read]",
                "topic tributary.conflicts.v1 literal [Read]", "group insights- prefix [Read]");
    }

    @Test
    void aTeamThatMakesTopicsMakesThemUnderItsOwnName() {
        assertThat(rights("machines")).containsExactly(
                "topic tributary.measurements.v1 literal [Read]", "group machines- prefix [Read]",
                "topic machines- prefix [Create, Read, Write, Delete]",
                "transactionalId machines- prefix [Write]");
    }

    @Test
    void aTeamReachesTheBrokersFromItsNamespaceAndIsBounded() {
        assertThat(RENDERED.of("Kafka").findFirst().orElseThrow()
                .at("/spec/kafka/listeners/0/networkPolicyPeers").toString())
                .contains("\"kubernetes.io/metadata.name\":\"analytics\"",
                        "\"kubernetes.io/metadata.name\":\"fleet\"");
        assertThat(user("insights").at("/spec/quotas/consumerByteRate").asInt())
                .isEqualTo(10485760);
        assertThat(user("machines").at("/spec/quotas/consumerByteRate").asInt())
                .isEqualTo(52428800);
        assertThat(RENDERED.all())
                .allSatisfy(resource -> assertThat(Kinds.complaints(resource)).isEmpty());
    }

    /** Pushes, replies and progress are the hub's own, and the registry holds hashed credentials. */
    @Test
    void theTopicsThatATeamMayReadAreInTheCatalogueAndHoldNoSecrets() throws IOException {
        var schema = Chart.parse(
                Files.readString(Chart.here().folder().resolve("values.schema.json")));
        var open = Resources.list(schema.at("/properties/dataTeams/items/properties/topics"
                + "/items/enum")).stream().map(JsonNode::asString).toList();
        var catalogue = new Topics(Installed.application(RENDERED, "processor").topics()).all();

        assertThat(catalogue).extracting(Topic::name).containsAll(open);
        assertThat(open).contains(Topics.CHANGES).doesNotContain(Topics.NODES, Topics.PUSHES,
                Topics.REPLIES);
    }

    @ParameterizedTest
    @CsvSource({"name,tributary", "name,in-sights", "topics[0],tributary.nodes.v1", "groups,x"})
    void aTeamThatWouldReadWhatIsNotForItIsRefused(String member, String value) {
        var team = new TreeMap<>(Map.of("name", "insights", "namespace", "analytics", "topics[0]",
                Topics.CHANGES));
        team.put(member, value);
        var values = new TreeMap<String, Object>();
        team.forEach((key, one) -> values.put("dataTeams[0]." + key, one));

        assertThatThrownBy(() -> Chart.here().render("", values))
                .hasMessageContaining("dataTeams");
    }

    private static List<String> rights(String team) {
        return Resources.list(user(team).at("/spec/authorization/acls")).stream().map(rule -> {
            var resource = rule.get("resource");
            return resource.get("type").asString() + " " + resource.get("name").asString() + " "
                    + resource.path("patternType").asString("literal") + " "
                    + Resources.list(rule.get("operations")).stream().map(JsonNode::asString)
                            .toList();
        }).toList();
    }

    private static JsonNode user(String team) {
        return RENDERED.of("KafkaUser", "data-" + team);
    }
}
