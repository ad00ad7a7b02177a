package io.tributary.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.codec.Family.Sample;
import io.tributary.schemas.fleet.Answer;
import io.tributary.schemas.fleet.JournalEntry;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.push.LaneRequest;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.receipt.Receipt;
import io.tributary.schemas.receipt.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Records as they lie in topics: each must mean for ever what it meant when it was written. When
 * this fails, the code is wrong, never the record.
 */
class GoldenCorpusTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final Map<String, Object> EVENTS = Stream
            .of(GoldenEvents.ALL, GoldenFleetEvents.ALL, GoldenAuditEntries.ALL)
            .flatMap(some -> some.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    @ParameterizedTest
    @MethodSource("names")
    void everyRecordMeansWhatItMeant(String name) throws IOException {
        var sample = sample(name);

        assertThat(sample.read(Files.readAllBytes(file(name)))).isEqualTo(sample.event());
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyRecordIsWrittenTheSame(String name) throws IOException {
        assertThat(Json.MAPPER.readTree(sample(name).json()))
                .isEqualTo(Json.MAPPER.readTree(Files.readAllBytes(file(name))));
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyRecordIsValid(String name) throws IOException {
        assertThat(EventSchemas.complaints(sample(name).family(), Files.readAllBytes(file(name))))
                .isEmpty();
    }

    @Test
    void theCorpusIsWhatLiesInTheFolder() throws IOException {
        try (var files = Files.walk(FOLDER)) {
            assertThat(files.filter(Files::isRegularFile)
                    .map(file -> FOLDER.relativize(file).toString().replace(".json", "")))
                    .containsExactlyInAnyOrderElementsOf(EVENTS.keySet());
        }
    }

    @Test
    void everyFamilyIsInTheCorpus() {
        assertThat(names().map(name -> sample(name).family()).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(Family.ALL);
    }

    @Test
    void everyKindIsInTheCorpus() {
        assertThat(events()).hasAtLeastOneElementOfType(Receipt.class);
        assertCovers(LaneRequest.class, events());
        assertCovers(Reply.class, events());
        assertCovers(RegistryEntry.class, events());
        assertCovers(Answer.class, events());
        assertCovers(JournalEntry.class, events());
        assertCovers(Operation.class, events().stream().filter(Push.class::isInstance)
                .flatMap(push -> ((Push) push).operations().stream()).collect(Collectors.toSet()));
        assertCovers(Outcome.class, events().stream().filter(Receipt.class::isInstance)
                .flatMap(receipt -> ((Receipt) receipt).outcomes().stream())
                .collect(Collectors.toSet()));
    }

    private static void assertCovers(Class<?> family, Set<?> events) {
        assertThat(Arrays.asList(family.getPermittedSubclasses())).isNotEmpty().allSatisfy(
                kind -> assertThat(events).anyMatch(kind::isInstance));
    }

    private static Set<Object> events() {
        return Set.copyOf(EVENTS.values());
    }

    private static Stream<String> names() {
        return EVENTS.keySet().stream().sorted();
    }

    static Sample sample(String name) {
        var family = name.substring(0, name.indexOf('/'));
        var event = Objects.requireNonNull(EVENTS.get(name));
        return new Sample(Family.ALL.stream().filter(one -> one.name().equals(family)).findFirst()
                .orElseThrow(), event);
    }

    private static Path file(String name) {
        return FOLDER.resolve(name + ".json");
    }
}
