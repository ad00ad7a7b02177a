package io.tributary.schemas.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a trace travels in the headers of records. */
class TraceHeadersTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void aTraceIsHandedOnWithItsState() {
        var to = new RecordHeaders();

        TraceHeaders.copy(parent("01").add("other", new byte[0])
                .add(TraceHeaders.TRACESTATE, "a=1".getBytes(UTF_8)), to);

        assertThat(to).extracting(header -> header.key())
                .containsExactly(TraceHeaders.TRACEPARENT, TraceHeaders.TRACESTATE);
        assertThat(TraceHeaders.traceId(to)).isEqualTo(TRACE);
        assertThat(TraceHeaders.isSampled(to)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "02", ""})
    void whatNobodyKeepsIsNotSampled(String flags) {
        assertThat(TraceHeaders.isSampled(parent(flags))).isFalse();
        assertThat(TraceHeaders.isSampled(new RecordHeaders())).isFalse();
    }

    @Test
    void aStepReplacesTheOneBefore() {
        var headers = parent("00");

        TraceHeaders.set(headers, TraceHeaders.TRACEPARENT, "00-" + TRACE + "-0000000000000001-01");

        assertThat(headers).hasSize(1);
        assertThat(TraceHeaders.isSampled(headers)).isTrue();
    }

    @Test
    void aStateThatIsTooLongTravelsNoFurther() {
        var headers = parent("01");

        TraceHeaders.set(headers, TraceHeaders.TRACESTATE, "a=" + "1".repeat(510));
        assertThat(headers).hasSize(2);
        TraceHeaders.set(headers, TraceHeaders.TRACESTATE, "a=" + "1".repeat(511));

        assertThat(headers).hasSize(1);
    }

    @Test
    void noIdIsReadOutOfWhatIsTooShort() {
        var headers = new RecordHeaders().add(TraceHeaders.TRACEPARENT, "00-4b".getBytes(UTF_8));

        assertThat(TraceHeaders.traceId(headers)).isNull();
        assertThat(TraceHeaders.traceId(new RecordHeaders())).isNull();
    }

    private static Headers parent(String flags) {
        return new RecordHeaders().add(TraceHeaders.TRACEPARENT,
                ("00-" + TRACE + "-00f067aa0ba902b7-" + flags).getBytes(UTF_8));
    }
}
