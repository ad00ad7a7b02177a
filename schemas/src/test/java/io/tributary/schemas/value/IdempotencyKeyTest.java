package io.tributary.schemas.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may name a push. */
class IdempotencyKeyTest {
    @ParameterizedTest
    @ValueSource(strings = {"k", "!", "~", "9f1c/1,2;\"x\""})
    void isVisibleAscii(String value) {
        assertThat(new IdempotencyKey(value)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\t", "\u007f", "é", "\n"})
    void otherTextIsRefused(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new IdempotencyKey(value));
    }

    @Test
    void lengthIsBounded() {
        new IdempotencyKey("k".repeat(IdempotencyKey.LENGTH_MAX));

        assertThatIllegalArgumentException().isThrownBy(
                () -> new IdempotencyKey("k".repeat(IdempotencyKey.LENGTH_MAX + 1)));
    }
}
