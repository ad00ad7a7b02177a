package io.tributary.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.fixture.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import tools.jackson.databind.json.JsonMapper;

/**
 * The examples for data teams name topics and members that there are. The programs among them are run
 * by a system test.
 */
class ExamplesTest {
    private static final Path FOLDER = Path.of("examples");
    private static final Pattern TOPIC = Pattern.compile("tributary\\.[a-z-]+\\.v[0-9]+");
    private static final Pattern MEMBER = Pattern.compile("\\b(?:change|c) ->>? '([^']+)'");
    private static final List<String> TOPICS = new Topics(new Binder(List.of())
            .bindOrCreate("tributary.topics", TopicSettings.class)).all().stream()
            .map(Topic::name).toList();

    @ParameterizedTest
    @ValueSource(strings = {"ReadChanges.java", "CountByType.java", "changes-to-postgres.json"})
    void namesTopicsOfTheCatalogue(String file) throws IOException {
        assertThat(found(TOPIC, file)).isNotEmpty().allMatch(TOPICS::contains);
    }

    @ParameterizedTest
    @ValueSource(strings = {"changes.sql", "changes-to-postgres.sql"})
    void namesMembersOfAChange(String file) throws IOException {
        var change = Release.in(Path.of("src/main/resources"))
                .file("json-schema/event/change.schema.json").get("properties");

        assertThat(found(MEMBER, file)).isNotEmpty().allMatch(change::has);
    }

    @Test
    void theConnectorWritesTheColumnsOfItsTableAndSeesNothingUncommitted() throws IOException {
        var config = new JsonMapper()
                .readTree(Files.readString(FOLDER.resolve("changes-to-postgres.json")))
                .get("config");
        var columns = Stream.of("primary.key.fields", "transforms.key.field",
                "transforms.hoist.field",
                "transforms.place.partition.field", "transforms.place.offset.field")
                .map(name -> config.get(name).asString());
        var table = Files.readAllLines(FOLDER.resolve("changes-to-postgres.sql")).stream()
                .filter(line -> line.startsWith("CREATE TABLE "
                        + config.get("collection.name.format").asString() + " (")).findFirst();

        assertThat(table).isPresent();
        assertThat(columns).allSatisfy(
                column -> assertThat(table.orElseThrow()).containsPattern("[(, ]" + column + " "));
        assertThat(config.get("consumer.override.isolation.level").asString())
                .isEqualTo("read_committed");
    }

    private static List<String> found(Pattern pattern, String file) throws IOException {
        return pattern.matcher(Files.readString(FOLDER.resolve(file))).results()
                .map(match -> match.groupCount() > 0 ? match.group(1) : match.group()).toList();
    }
}
