package io.tributary.bench.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.bench.measure.Latency;
import io.tributary.bench.measure.Window;
import io.tributary.bench.workload.Generated;
import io.tributary.bench.workload.GeneratedSettings;
import io.tributary.bench.workload.Mix;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class VisibilityTest {
    private final Latency latency = new Latency(Window.from(0));
    private final Visibility visibility = new Visibility(
            new Generated(new GeneratedSettings(1, "r", "reading", 300, Mix.PUTS_ONLY), 1)
                    .naming(),
            latency);

    private void see(String id) {
        var change = ("{\"lane\":0,\"type\":\"reading\",\"id\":\"" + id + "\",\"version\":1,"
                + "\"data\":{\"id\":\"r-0-9\"}}").getBytes(StandardCharsets.UTF_8);
        visibility.change(change, 0, change.length);
    }

    @Test
    void pushIsVisibleOnceAReaderMeetsWhatItCreated() {
        visibility.expect(0, 5, 100);
        visibility.expect(0, 9, 200);

        see("r-0-4");
        assertThat(visibility.unseen()).isEqualTo(2);
        assertThat(visibility.lagNanos(1100)).isEqualTo(1000);

        see("r-0-5");
        assertThat(visibility.unseen()).isEqualTo(1);
        assertThat(visibility.lagNanos(1100)).isEqualTo(900);
        assertThat(latency.count()).isEqualTo(1);

        see("r-0-5");
        assertThat(latency.count()).isEqualTo(1);
        assertThat(visibility.changes()).isEqualTo(3);
    }

    @Test
    void pushThatFailedIsNotWaitedFor() {
        visibility.expect(0, 5, 100);

        visibility.forget(0, 5);

        assertThat(visibility.unseen()).isZero();
        assertThat(visibility.lagNanos(1100)).isZero();
    }
}
