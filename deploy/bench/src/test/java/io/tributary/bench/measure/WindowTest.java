package io.tributary.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WindowTest {
    private final Window window = new Window(100, 200);

    @Test
    void itsEndIsOutsideAndItsBeginningInside() {
        assertThat(window.holds(99)).isFalse();
        assertThat(window.holds(100)).isTrue();
        assertThat(window.holds(199)).isTrue();
        assertThat(window.holds(200)).isFalse();
    }

    @Test
    void answerThatComesAfterItsEndShowsThatAllOfItWasUsed() {
        assertThat(window.within(50)).isEqualTo(100);
        assertThat(window.within(150)).isEqualTo(150);
        assertThat(window.within(250)).isEqualTo(200);
        assertThat(Window.from(100).within(250)).isEqualTo(250);
    }
}
