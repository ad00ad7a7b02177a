package io.tributary.schemas.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may name an entity. */
class EntityRefTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "Z", "order", "order.line", "order-line_2", "A.-_9"})
    void typesAreLettersDigitsDotsDashesAndUnderscores(String type) {
        assertThat(new EntityRef(type, "1").type()).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", ".a", "-", "_a", "a/b", "a b", "é", "aé", "a\n", "a\u0000",
            "a@", "a[", "a`", "a{", "a:"})
    void otherTypesAreRefused(String type) {
        assertThatIllegalArgumentException().isThrownBy(() -> new EntityRef(type, "1"))
                .withMessageContaining("type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "a/b/c", " ", "é", "😀", "e\u0301", "..", "%2F", "\u2028"})
    void idsAreAnyPlainText(String id) {
        assertThat(new EntityRef("a", id).id()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "a\u0000", "\u007f", "\u0085", "\ud83d", "\ude00",
            "\ude00\ud83d",
            "a\ud83da"})
    void otherIdsAreRefused(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> new EntityRef("a", id))
                .withMessageContaining("id");
    }

    @Test
    void lengthsAreBounded() {
        new EntityRef("a".repeat(EntityRef.TYPE_LENGTH_MAX), "i".repeat(EntityRef.ID_LENGTH_MAX));

        assertThatIllegalArgumentException().isThrownBy(
                () -> new EntityRef("a".repeat(EntityRef.TYPE_LENGTH_MAX + 1), "1"));
        assertThatIllegalArgumentException().isThrownBy(
                () -> new EntityRef("a", "i".repeat(EntityRef.ID_LENGTH_MAX + 1)));
    }

    @Property
    void theTypeIsWhatItsPatternSays(@ForAll String type) {
        boolean valid = type.length() <= EntityRef.TYPE_LENGTH_MAX
                && type.matches("[A-Za-z][A-Za-z0-9._-]*");

        if (valid) {
            new EntityRef(type, "1");
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> new EntityRef(type, "1"));
        }
    }
}
