package io.tributary.bench.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static Summary of(String... changes) {
        var summary = new Summary();
        for (var change : changes) {
            var bytes = ("  " + change + " ").getBytes(StandardCharsets.UTF_8);
            summary.change(bytes, 2, bytes.length - 1);
        }
        return summary;
    }

    @Test
    void readersOfTheSameFeedAgreeWhateverItsOrder() {
        var one = of("{\"id\":\"one\"}", "{\"id\":\"two\"}");
        var other = of("{\"id\":\"two\"}", "{\"id\":\"one\"}");

        assertThat(one.digest()).isEqualTo(other.digest());
        assertThat(one.changes()).isEqualTo(2);
        assertThat(one.bytes()).isEqualTo(24);
    }

    @Test
    void anyByteMakesADifference() {
        assertThat(of("{\"id\":\"one\"}").digest())
                .isNotEqualTo(of("{\"id\":\"onf\"}").digest())
                .isNotEqualTo(of("{\"ic\":\"one\"}").digest())
                .isNotEqualTo(of("{\"id\":\"one\"}", "{\"id\":\"one\"}").digest());
    }
}
