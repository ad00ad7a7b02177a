package io.tributary.processor.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.health.contributor.Status;

class StreamsHealthIndicatorTest {
    @ParameterizedTest
    @CsvSource({"RUNNING, UP", "CREATED, OUT_OF_SERVICE", "REBALANCING, OUT_OF_SERVICE",
            "PENDING_SHUTDOWN, DOWN", "NOT_RUNNING, DOWN", "PENDING_ERROR, DOWN", "ERROR, DOWN"})
    void onlyARunningProcessorIsReady(State state, String status) {
        assertThat(new StreamsHealthIndicator(() -> state).health().getStatus())
                .isEqualTo(new Status(status));
    }

    @ParameterizedTest
    @EnumSource
    void theStateIsShown(State state) {
        assertThat(new StreamsHealthIndicator(() -> state).health().getDetails())
                .containsEntry("state", state.name());
    }

    @Test
    void whatIsNotStartedIsNotReady() {
        assertThat(new StreamsHealthIndicator(() -> null).health().getStatus())
                .isEqualTo(Status.OUT_OF_SERVICE);
    }
}
