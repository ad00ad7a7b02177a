package io.tributary.bench.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LinesBodyTest {
    private static final String CHANGE = "{\"lane\":0}";
    private static final String END = "{\"cursor\":\"c\",\"hasMore\":false}";

    private final Summary summary = new Summary();
    private final LinesBody body = new LinesBody(summary);

    private void take(String line) {
        var bytes = line.getBytes(StandardCharsets.UTF_8);
        body.change(bytes, 0, bytes.length);
    }

    @Test
    void lastLineIsNoChange() {
        take(CHANGE);
        take(CHANGE);
        take(END);

        body.end();
        assertThat(summary.changes()).isEqualTo(2);
    }

    @Test
    void feedWithoutItsLastLineWasCutShort() {
        take(CHANGE);

        assertThatThrownBy(body::end).hasMessage("the feed was cut short");
    }

    @Test
    void nothingMayComeBehindTheLastLine() {
        take(END);

        assertThatThrownBy(() -> take(CHANGE)).hasMessage("the feed goes on behind its end");
    }
}
