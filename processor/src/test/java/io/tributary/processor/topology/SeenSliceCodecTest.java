package io.tributary.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.processor.telemetry.SeenSlice;
import io.tributary.schemas.codec.UnreadableEvent;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** A slice comes back as it was stored, and is small. */
class SeenSliceCodecTest {
    private final SeenSliceCodec codec = new SeenSliceCodec();

    @Property
    void whatIsStoredIsReadAgain(@ForAll("contents") Map<Integer, Set<Integer>> contents) {
        var slice = new SeenSlice();
        contents.forEach((channel, offsets) -> offsets.forEach(
                offset -> assertThat(slice.add(channel, offset)).isTrue()));

        var read = codec.read(codec.write(slice));

        assertThat(read.channels()).isEqualTo(slice.channels());
        contents.forEach((channel, offsets) -> {
            assertThat(read.offsets(channel)).isSorted()
                    .containsExactlyInAnyOrder(offsets.stream().mapToInt(it -> it).toArray());
            assertThat(offsets).allMatch(offset -> read.contains(channel, offset)
                    && !read.add(channel, offset));
        });
    }

    @Test
    void aSampleASecondTakesTwoBytes() {
        var slice = new SeenSlice();
        for (int second = 0; second < 60; second++) {
            slice.add(1, second * 1000 + 7);
        }

        assertThat(codec.write(slice)).hasSizeLessThan(125);
    }

    @Test
    void halfASliceIsUnreadable() {
        assertThatExceptionOfType(UnreadableEvent.class)
                .isThrownBy(() -> codec.read(new byte[]{2, 5, 1}));
    }

    @Provide
    Arbitrary<Map<Integer, Set<Integer>>> contents() {
        return Arbitraries.maps(Arbitraries.integers(),
                Arbitraries.integers().between(0, 59_999).set().ofMinSize(1).ofMaxSize(80))
                .ofMaxSize(4);
    }
}
