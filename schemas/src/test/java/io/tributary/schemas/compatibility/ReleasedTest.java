package io.tributary.schemas.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.fixture.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Full transitive compatibility: whatever was released goes on being read, and goes on being able to
 * read. When this fails, the change needs a topic of its own, {@code .v2}; see the module's README.
 */
class ReleasedTest {
    private static final Release PRESENT = Release.in(Path.of("src/main/resources"));
    private static final List<String> KINDS_OF_RECORDS = List.of("golden", "golden-record");

    @ParameterizedTest
    @MethodSource("releases")
    void everySchemaMayFollowUponTheReleasedOne(Release release) {
        assertThat(release.schemas()).isNotEmpty().allSatisfy(
                file -> assertThat(Compatibility.breaches(SchemaTree.of(file, release::file),
                        SchemaTree.of(file, PRESENT::file))).as(file).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("releases")
    void everyTopicKeepsItsMessages(Release release) {
        var channels = release.asyncApi().path("channels");

        assertThat(channels.propertyNames()).isNotEmpty().allSatisfy(
                name -> assertThat(wiring(PRESENT, name)).isEqualTo(wiring(release, name)));
    }

    @ParameterizedTest
    @MethodSource("releases")
    void keysAndHeadersMayFollowUponTheReleasedOnes(Release release) {
        var messages = release.asyncApi().path("components").path("messages").propertyNames();

        assertThat(messages).isNotEmpty().allSatisfy(name -> {
            var message = "/components/messages/" + name;
            for (var part : List.of(message + "/headers", message + "/bindings/kafka/key")) {
                if (!release.asyncApi().at(part).isMissingNode()) {
                    assertThat(Compatibility.breaches(inDocument(release, part),
                            inDocument(PRESENT, part))).as(part).isEmpty();
                }
            }
        });
    }

    /** That today's code reads them and means the same by them, the tests of the corpus show. */
    @ParameterizedTest
    @MethodSource("releases")
    void everyReleasedRecordIsStillInTheCorpus(Release release) throws IOException {
        for (var kind : KINDS_OF_RECORDS) {
            var folder = release.folder().resolve(kind);
            try (var files = Files.walk(folder).filter(Files::isRegularFile)) {
                assertThat(files).isNotEmpty().allSatisfy(file -> assertThat(
                        Path.of("src/test/resources", kind).resolve(folder.relativize(file)))
                        .hasSameBinaryContentAs(file));
            }
        }
    }

    /** Which messages a topic has, and what tells them and their values apart. */
    private static List<String> wiring(Release release, String channel) {
        var document = release.asyncApi();
        return Stream.concat(
                Stream.of(document.at("/channels/" + channel + "/address").asString()),
                document.at("/channels/" + channel + "/messages").valueStream()
                        .map(message -> message.get("$ref").asString().substring(1))
                        .map(place -> place + " " + document.at(place).path("x-ce-type") + " "
                                + document.at(place).path("payload").path("$ref")))
                .toList();
    }

    private static JsonNode inDocument(Release release, String place) {
        return SchemaTree.of("asyncapi.yaml#" + place, release::file);
    }

    static List<Release> releases() {
        return Release.all(Release.FOLDER);
    }
}
