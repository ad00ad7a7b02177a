package io.tributary.schemas.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.audit.AuditEntry;
import io.tributary.schemas.change.Change;
import io.tributary.schemas.change.Head;
import io.tributary.schemas.codec.Family.Sample;
import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.fixture.Release;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.push.LaneRequest;
import io.tributary.schemas.receipt.Reply;
import io.tributary.schemas.topic.DeadLetter;
import io.tributary.schemas.topic.EventHeaders;
import io.tributary.schemas.topic.Topic;
import io.tributary.schemas.topic.TopicSettings;
import io.tributary.schemas.topic.Topics;
import io.tributary.schemas.value.NodeKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.Binder;
import tools.jackson.databind.JsonNode;

/**
 * A record of each topic as it lies there, with key, CloudEvents headers and the value that the corpus
 * has. When this fails, the code is wrong, never the record.
 */
class GoldenRecordTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden-record");
    private static final String FILE_END = ".json";
    private static final List<Release> READERS = Stream.concat(
            Release.all(Release.FOLDER).stream(),
            Stream.of(Release.in(Path.of("src/main/resources")))).toList();

    /** @param value names it in the corpus */
    private record Recorded(@Nullable String key, Map<String, String> headers, String value) {}

    @Test
    void everyTopicHasOne() throws IOException {
        var topics = new Topics(new Binder(List.of()).bindOrCreate("tributary.topics",
                TopicSettings.class)).all();

        assertThat(topics().toList())
                .containsExactlyInAnyOrderElementsOf(topics.stream().map(Topic::name).toList());
    }

    @ParameterizedTest
    @MethodSource("topics")
    void todaysCodeWritesItsKeyAndHeaders(String topic) {
        var record = recorded(topic);
        var headers = record.headers();
        var written = new TreeMap<String, String>();
        EventHeaders.of(text(headers, "ce_type"), text(headers, "ce_source"),
                text(headers, "ce_id"), Instant.parse(text(headers, "ce_time")))
                .forEach(header -> written.put(header.key(), new String(header.value(), UTF_8)));
        if (topic.equals(Topics.DEAD_LETTERS)) {
            Stream.of(DeadLetter.APPLICATION, DeadLetter.REASON, DeadLetter.ORIGIN)
                    .forEach(name -> written.put(name, text(headers, name)));
        }

        assertThat(written).isEqualTo(new TreeMap<>(headers));
        assertThat(key(event(record), record.key())).isEqualTo(record.key());
    }

    @ParameterizedTest
    @MethodSource("topics")
    void aReaderOfEachReleaseTakesIt(String topic) {
        var record = recorded(topic);
        var value = Json.MAPPER.readTree(sample(record).json());

        assertThat(READERS).hasSizeGreaterThan(1).allSatisfy(reader -> assertThat(
                reader.complaints(topic, record.key(), record.headers(), value)).isEmpty());
    }

    @Property(tries = 300)
    void aReaderOfEachReleaseTakesWhateverIsWritten(@ForAll("samples") Sample sample) {
        var value = Json.MAPPER.readTree(sample.json());

        assertThat(READERS).allSatisfy(reader -> assertThat(
                reader.complaints(sample.family().name(), value)).isEmpty());
    }

    @Provide
    Arbitrary<Sample> samples() {
        return Family.samples();
    }

    /** Vehicles' events don't say whose they are: their key is read and written. */
    private static @Nullable String key(Object event, @Nullable String recorded) {
        return switch (event) {
            case Change change -> change.key();
            case LaneRequest request -> request.lane().toString();
            case Conflict conflict -> conflict.lane().toString();
            case Head head -> head.lane().toString();
            case RegistryEntry entry -> entry.key();
            case AuditEntry entry -> entry.key();
            case Reply _ -> null;
            default -> NodeKey.parse(Objects.requireNonNull(recorded)).toString();
        };
    }

    private static Object event(Recorded record) {
        return sample(record).event();
    }

    private static Sample sample(Recorded record) {
        return GoldenCorpusTest.sample(record.value());
    }

    private static String text(Map<String, String> headers, String name) {
        return Objects.requireNonNull(headers.get(name), name);
    }

    private static Recorded recorded(String topic) {
        try {
            JsonNode json = Json.MAPPER
                    .readTree(Files.readAllBytes(FOLDER.resolve(topic + FILE_END)));
            var headers = new TreeMap<String, String>();
            json.get("headers").forEachEntry((name, value) -> headers.put(name, value.asString()));
            return new Recorded(json.get("key").stringValue(null), headers,
                    json.get("value").asString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> topics() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replace(FILE_END, "")).sorted()
                    .toList().stream();
        }
    }
}
