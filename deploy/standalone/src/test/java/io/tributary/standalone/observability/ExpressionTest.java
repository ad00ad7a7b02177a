package io.tributary.standalone.observability;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which metrics an expression names. */
class ExpressionTest {
    @Test
    void functionsLabelsTextsAndNumbersAreNone() {
        assertThat(Expression.metrics("""
                histogram_quantile(0.99, sum by (le, stage) (rate(lap_bucket{a="b"}[5m])))
                  > 1e3 and topk (5, up offset 5m) / on (instance) group_left () heap"""))
                .containsExactly("heap", "lap_bucket", "up");
    }
}
