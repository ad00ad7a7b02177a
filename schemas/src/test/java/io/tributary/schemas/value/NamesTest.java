package io.tributary.schemas.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Names follow from what they name. */
class NamesTest {
    @Property
    void areUuidsOfVersion8(@ForAll String part, @ForAll String other) {
        var name = Names.uuid(part, other);

        assertThat(name.version()).isEqualTo(8);
        assertThat(name.variant()).isEqualTo(2);
        assertThat(Names.uuid(part, other)).isEqualTo(name);
    }

    @Test
    void differWithTheCutBetweenTheParts() {
        assertThat(Names.uuid("ab", "c")).isNotEqualTo(Names.uuid("a", "bc"));
    }

    /** Reckoned by another program; a push's id must never change, or retries would apply again. */
    @Test
    void areFixedForEver() {
        assertThat(Names.uuid("push", new TenantId(new UUID(1, 2)), "k"))
                .hasToString("44ad095c-00ee-8ebc-9ddc-8a0a1f8d2d3c");
    }
}
