package io.tributary.processor.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

class ProcessorSettingsTest {
    @Test
    void theDefaultsAreTheDocumentedOnes() {
        assertThat(ProcessorFixture.settings(Map.of())).isEqualTo(new ProcessorSettings(
                "tributary-processor", null, Path.of("data/streams"), 2, Duration.ofMillis(20),
                Duration.ofSeconds(15), Duration.ofSeconds(3), 100, 100, Duration.ofMillis(5),
                DataSize.ofKilobytes(128), Duration.ofDays(7), 256, 10_000, 16,
                1000,
                Duration.ofSeconds(2), DataSize.ofKilobytes(256), DataSize.ofMegabytes(64),
                DataSize.ofMegabytes(64), Duration.ofSeconds(60), Duration.ofSeconds(10),
                new TelemetrySettings("tributary-telemetry", 2, Duration.ofMillis(100), 50,
                        Duration.ofMinutes(10), 1000, 1000, Duration.ofHours(1), 10_000,
                        Duration.ofDays(30), 1000)));
    }

    @ParameterizedTest
    @CsvSource({"threads, 0", "threads, 65", "poll-records-max, 0", "buffered-records-max, 0",
            "parked-per-node-max, -1", "parked-max, 100001", "receipts-forgotten-per-run, 0",
            "numbered-receipts-max, 0",
            "heartbeat-interval, 6s", "commit-interval, 0ms", "parked-wait-max, 0ms",
            "receipt-retention, 0s", "telemetry.threads, 0", "telemetry.memory, 0s",
            "telemetry.spans-max, 0", "telemetry.channels-max, 0",
            "telemetry.alarms-max, 9", "telemetry.buffered-chunks-max, 0",
            "telemetry.alarms-checked-per-run, 0", "telemetry.alarm-retention, 0s",
            "telemetry.commit-interval, 0s"})
    void aSettingOutOfBoundsIsNamed(String setting, String value) {
        assertThatThrownBy(() -> ProcessorFixture.settings(Map.of(setting, value)))
                .hasStackTraceContaining("tributary.processor." + setting);
    }

    @Test
    void aBlankInstanceIdIsNone() {
        assertThat(ProcessorFixture.settings(Map.of("instance-id", " ")).isStaticMember())
                .isFalse();
        assertThat(ProcessorFixture.settings(Map.of("instance-id", "processor-0"))
                .isStaticMember()).isTrue();
    }

    @Test
    void aNamedInstanceIsAStaticMemberThatReadsWhatIsCommitted() {
        var config = new StreamsConfig(StreamsSettings.of(
                ProcessorFixture.settings(Map.of("instance-id", "processor-0")),
                ProcessorFixture.topics(1, 1), Map.of("bootstrap.servers", "localhost:9092")));

        assertThat(config.getString(StreamsConfig.PROCESSING_GUARANTEE_CONFIG))
                .isEqualTo(StreamsConfig.EXACTLY_ONCE_V2);
        assertThat(config.getMainConsumerConfigs("group", "client", 0))
                .containsEntry("group.instance.id", "processor-0-0")
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("max.poll.records", 100);
    }
}
