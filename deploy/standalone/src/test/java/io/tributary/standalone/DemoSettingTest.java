package io.tributary.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DemoSettingTest {
    @Test
    void theDemoHasAShortFormAndIsOffWithoutIt() {
        assertThat(StandaloneApplication.settings(Arguments.spelledOut("--demo")).demo()).isTrue();
        assertThat(StandaloneApplication.settings(Arguments.spelledOut()).demo()).isFalse();
    }
}
