package io.tributary.bench.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000})
    void linesAreTheSameHoweverTheBodyIsCut(int chunkBytes) {
        var found = new ArrayList<String>();
        var lines = new Lines((bytes, from, to) -> found
                .add(new String(bytes, from, to - from, StandardCharsets.UTF_8)));
        var body = "first\n\nsecond é\nlast".getBytes(StandardCharsets.UTF_8);

        for (int from = 0; from < body.length; from += chunkBytes) {
            lines.take(Unpooled.wrappedBuffer(body, from,
                    Math.min(chunkBytes, body.length - from)));
        }
        lines.end();

        assertThat(found).containsExactly("first", "second é", "last");
    }
}
