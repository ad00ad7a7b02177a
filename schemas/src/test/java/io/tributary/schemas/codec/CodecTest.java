package io.tributary.schemas.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.schemas.codec.Family.Sample;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every event comes back as it was written; everything else is unreadable, and no more than that. */
class CodecTest {
    @Property
    void anEventIsReadAsItWasWritten(@ForAll("samples") Sample sample) {
        assertThat(sample.read(sample.json())).isEqualTo(sample.event());
    }

    @Property
    void whatIsWrittenDependsOnTheEventAlone(@ForAll("samples") Sample sample) {
        var again = new Sample(sample.family(), sample.read(sample.json()));

        assertThat(again.json()).isEqualTo(sample.json());
    }

    @Property
    void aTruncatedValueIsUnreadable(@ForAll("samples") Sample sample, @ForAll int length) {
        var json = sample.json();
        var part = Arrays.copyOf(json, Math.floorMod(length, json.length));

        assertThatExceptionOfType(UnreadableEvent.class).isThrownBy(() -> sample.read(part));
    }

    @Property
    void whatIsReadFromAChangedTextCanBeWrittenAndReadAgain(@ForAll("samples") Sample sample,
            @ForAll Random random) {
        var changed = new Mutation(random).of(sample.json());

        read(sample, changed).ifPresent(event -> {
            var same = new Sample(sample.family(), event);
            assertThat(same.read(same.json())).isEqualTo(event);
        });
    }

    @Property
    void aChangedByteIsReadOrUnreadable(@ForAll("samples") Sample sample, @ForAll int place,
            @ForAll byte other) {
        var json = sample.json();
        json[Math.floorMod(place, json.length)] = other;

        read(sample, json);
    }

    @Property
    void anyBytesAreReadOrUnreadable(@ForAll("samples") Sample sample, @ForAll byte[] bytes) {
        read(sample, bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "[]", "{}", "1", "\"push\"", "{} {}", "nul",
            "{\"kind\":",
            "{\"kind\":null}", "{\"kind\":\"rubbish\"}", "\uFEFF{}"})
    void rubbishIsUnreadable(String text) {
        for (Family family : Family.ALL) {
            var sample = new Sample(family, family.events().sample());

            assertThatExceptionOfType(UnreadableEvent.class).as(family.name())
                    .isThrownBy(() -> sample.read(text.getBytes(UTF_8)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"data\":", "{\"x\":", "[", "{\"operations\":[",
            "{\"receipt\":{\"x\":"})
    void deepNestingIsUnreadable(String opening) {
        var deep = opening.repeat(200_000).getBytes(UTF_8);

        for (Family family : Family.ALL) {
            var sample = new Sample(family, family.events().sample());

            assertThatExceptionOfType(UnreadableEvent.class).as(family.name())
                    .isThrownBy(() -> sample.read(deep));
        }
    }

    @Provide
    Arbitrary<Sample> samples() {
        return Family.samples();
    }

    /** Anything but {@link UnreadableEvent} passes through and fails the test. */
    private static Optional<Object> read(Sample sample, byte[] value) {
        try {
            return Optional.of(sample.read(value));
        } catch (UnreadableEvent _) {
            return Optional.empty();
        }
    }
}
