package io.tributary.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.fixture.AnyAuditEntry;
import io.tributary.schemas.fixture.AnyEvent;
import io.tributary.schemas.fixture.AnyFleetEvent;
import io.tributary.schemas.topic.Topic;
import io.tributary.schemas.topic.TopicSettings;
import io.tributary.schemas.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The AsyncAPI document tells of the topics that there are, and points at schemas that there are. */
class AsyncApiTest {
    private static final JsonNode DOCUMENT = document();
    private static final Topics TOPICS = new Topics(new Binder(List.of()).bindOrCreate(
            "tributary.topics",
            TopicSettings.class));

    @Test
    void itsChannelsAreTheCatalogue() {
        assertThat(DOCUMENT.path("channels").valueStream()
                .map(channel -> channel.path("address").asString()))
                .containsExactlyElementsOf(TOPICS.all().stream().map(Topic::name).toList());
    }

    @Test
    void everyReferenceHasATarget() {
        assertThat(references()).isNotEmpty().allSatisfy(
                reference -> assertThat(target(reference).isMissingNode()).isFalse());
    }

    @Test
    void everyFamilyIsTheSchemaOfAMessage() {
        // A receipt travels in a reply.
        assertThat(Family.ALL).filteredOn(family -> !family.name().equals("receipt"))
                .allSatisfy(family -> assertThat(references()).anyMatch(reference -> reference
                        .startsWith("./" + EventSchemas.FOLDER + family.name()
                                + EventSchemas.FILE_END)));
    }

    @Test
    void keysHaveTheFormThatIsPromised() {
        for (int i = 0; i < 100; i++) {
            var change = AnyEvent.change().sample();
            var entry = AnyEvent.registryEntry().sample();

            assertThat(change.key()).matches(pattern("changeKey"));
            assertThat(change.lane().toString()).matches(pattern("laneKey"));
            assertThat(entry.key()).matches(pattern("registryKey"));
            assertThat(AnyAuditEntry.any().sample().key()).matches(pattern("auditKey"));
            assertThat(AnyFleetEvent.key().sample().toString()).matches(pattern("nodeKey"));
        }
    }

    private static Pattern pattern(String schema) {
        return Pattern.compile(DOCUMENT.path("components").path("schemas").path(schema)
                .path("pattern").asString());
    }

    private static List<String> references() {
        return DOCUMENT.findValuesAsString("$ref");
    }

    private static JsonNode target(String reference) {
        int hash = reference.indexOf('#');
        var file = hash < 0 ? reference : reference.substring(0, hash);
        var root = file.isEmpty()
                ? DOCUMENT
                : EventSchemas.read(file.substring(("./" + EventSchemas.FOLDER).length()));
        return hash < 0 ? root : root.at(reference.substring(hash + 1));
    }

    private static JsonNode document() {
        try (var stream = AsyncApiTest.class.getResourceAsStream("/asyncapi.yaml")) {
            return new YAMLMapper().readTree(Objects.requireNonNull(stream));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
