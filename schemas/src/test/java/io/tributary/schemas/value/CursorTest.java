package io.tributary.schemas.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tributary.schemas.fixture.AnyValue;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Arbitraries;
import org.junit.jupiter.api.Test;

/** A cursor comes back as it went out, to its own tenant, or not at all. */
class CursorTest {
    private static final TenantId TENANT = new TenantId(new UUID(1, 2));

    @Property
    void isReadAsItWasWritten(@ForAll("cursors") Cursor cursor) {
        assertThat(Cursor.decode(cursor.tenant(), cursor.encode())).isEqualTo(cursor);
    }

    @Property
    void anyOtherCharacterAnywhereIsFound(@ForAll("cursors") Cursor cursor, @ForAll int place,
            @ForAll("alphabet") char other) {
        var text = new StringBuilder(cursor.encode());
        int at = Math.floorMod(place, text.length());
        Assume.that(text.charAt(at) != other);
        text.setCharAt(at, other);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cursor.decode(cursor.tenant(), text.toString()));
    }

    @Property
    void aPartOfACursorIsNone(@ForAll("cursors") Cursor cursor, @ForAll int length) {
        var text = cursor.encode();
        var part = text.substring(0, Math.floorMod(length, text.length()));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cursor.decode(cursor.tenant(), part));
    }

    @Property
    void anotherTenantsIsRefused(@ForAll("cursors") Cursor cursor,
            @ForAll("tenants") TenantId other) {
        Assume.that(!other.equals(cursor.tenant()));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cursor.decode(other, cursor.encode()));
    }

    @Property
    void anyOtherTextIsRefusedAsAnArgument(@ForAll String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Cursor.decode(TENANT, text));
    }

    @Property
    void theTextCanStandInAnAddress(@ForAll("cursors") Cursor cursor) {
        assertThat(cursor.encode()).matches("[A-Za-z0-9_-]+");
    }

    /** Clients keep cursors for ever: this one was issued by the first version. */
    @Test
    void theFirstVersionStaysReadable() {
        var text = "AQAAAAAAAAAqAAAAAAAAAAAAAQAHAAAAAAAAA-jHiIxct_g0kw";

        assertThat(Cursor.decode(TENANT, text)).isEqualTo(
                new Cursor(TENANT, 42, Positions.of(0, 1).with(7, 1000)));
    }

    @Test
    void theLargestFits() {
        var seqs = new TreeMap<Integer, Long>();
        for (int lane = 0; lane < LaneKey.LANES_MAX; lane++) {
            seqs.put(lane, Long.MAX_VALUE);
        }
        var cursor = new Cursor(TENANT, Long.MAX_VALUE, new Positions(seqs));

        assertThat(cursor.encode()).hasSizeLessThanOrEqualTo(Cursor.LENGTH_MAX);
        assertThat(Cursor.decode(TENANT, cursor.encode())).isEqualTo(cursor);
    }

    @Provide
    Arbitrary<Cursor> cursors() {
        return Combinators.combine(AnyValue.tenant(), Arbitraries.longs(), AnyValue.positions())
                .as(Cursor::new);
    }

    @Provide
    Arbitrary<TenantId> tenants() {
        return AnyValue.tenant();
    }

    @Provide
    Arbitrary<Character> alphabet() {
        return Arbitraries.of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/."
                .chars().mapToObj(c -> (char) c).toList());
    }
}
