package io.tributary.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The defaults, and what is refused. */
class TopicSettingsTest {
    @Test
    void theDefaultsAreThese() {
        assertThat(bound(Map.of())).isEqualTo(new TopicSettings(24, 16, 12, 3,
                Duration.ofDays(7), Duration.ofHours(1), Duration.ofDays(7), Duration.ofDays(30),
                Duration.ofDays(90), Duration.ofDays(400), Duration.ofDays(7), 20 * 1024 * 1024, 8
                        * 1024 * 1024,
                TopicSettings.Compression.LZ4));
    }

    @ParameterizedTest
    @CsvSource({"lane-partitions,0", "lane-partitions,1001", "reply-partitions,0",
            "reply-partitions,1001", "vehicle-partitions,0",
            "vehicle-partitions,1001", "telemetry-retention,0s", "measurement-retention,0s",
            "replication-factor,0", "push-retention,0s",
            "reply-retention,-1s", "long-retention,0", "audit-retention,0s", "change-history,-7d",
            "push-bytes-max,1000", "record-bytes-max,0"})
    void whatCannotWorkIsRefused(String name, String value) {
        assertThatExceptionOfType(BindException.class)
                .isThrownBy(() -> bound(Map.of("tributary.topics." + name, value)))
                .havingRootCause().isInstanceOf(IllegalArgumentException.class);
    }

    private static TopicSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("tributary.topics", TopicSettings.class);
    }
}
