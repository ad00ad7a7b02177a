package io.tributary.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.schemas.change.Change;
import io.tributary.schemas.fixture.AnyEvent;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short look at a change sees what the long one sees. */
class ChangeIndexTest {
    @Property
    void agreesWithTheCodec(@ForAll("changes") Change change) {
        assertThat(ChangeIndex.read(change.key(), ChangeCodec.write(change)))
                .isEqualTo(indexOf(change));
    }

    @Property
    void seesInAChangedTextWhatTheCodecSees(@ForAll("changes") Change change,
            @ForAll Random random) {
        var changed = new Mutation(random).of(ChangeCodec.write(change));

        read(change.key(), changed).ifPresent(other -> assertThat(
                ChangeIndex.read(change.key(), changed)).isEqualTo(indexOf(other)));
    }

    @Property
    void anyBytesAreReadOrUnreadable(@ForAll("changes") Change change, @ForAll byte[] bytes) {
        assertThatExceptionOfType(UnreadableEvent.class)
                .isThrownBy(() -> ChangeIndex.read(change.key(), bytes));
    }

    @Property
    void aChangedByteIsReadOrUnreadable(@ForAll("changes") Change change, @ForAll int place,
            @ForAll byte other) {
        var json = ChangeCodec.write(change);
        json[Math.floorMod(place, json.length)] = other;

        try {
            ChangeIndex.read(change.key(), json);
        } catch (UnreadableEvent expected) {
            assertThat(expected).hasMessageNotContainingAny("Exception");
        }
    }

    /** The tenant stands in the key alone. */
    @Property
    void anotherChangesKeyIsRefused(@ForAll("changes") Change change,
            @ForAll("changes") Change other) {
        Assume.that(!change.entity().equals(other.entity())
                || change.lane().lane() != other.lane().lane());

        assertThatExceptionOfType(UnreadableEvent.class)
                .isThrownBy(() -> ChangeIndex.read(other.key(), ChangeCodec.write(change)));
        assertThatExceptionOfType(UnreadableEvent.class)
                .isThrownBy(() -> ChangeCodec.read(other.key(), ChangeCodec.write(change)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "//", "x/0/a/1", "00000000-0000-0001-0000-000000000002",
            "00000000-0000-0001-0000-000000000002/0",
            "00000000-0000-0001-0000-000000000002/256/a/1"})
    void otherTextIsNoKey(String key) {
        var value = ChangeCodec.write(AnyEvent.change().sample());

        assertThatExceptionOfType(UnreadableEvent.class)
                .isThrownBy(() -> ChangeCodec.read(key, value));
        assertThatExceptionOfType(UnreadableEvent.class)
                .isThrownBy(() -> ChangeIndex.read(key, value));
    }

    @Property
    void theLaneStandsInTheKey(@ForAll("changes") Change change) {
        assertThat(ChangeCodec.laneOf(change.key())).isEqualTo(change.lane());
    }

    @Provide
    Arbitrary<Change> changes() {
        return AnyEvent.change();
    }

    private static ChangeIndex indexOf(Change change) {
        return new ChangeIndex(change.lane(), change.seq(), change.pushEnd(), change.entity(),
                change.version(), change.deleted(), change.origin().value(), change.lamport(),
                null);
    }

    private static Optional<Change> read(String key, byte[] value) {
        try {
            return Optional.of(ChangeCodec.read(key, value));
        } catch (UnreadableEvent _) {
            return Optional.empty();
        }
    }
}
