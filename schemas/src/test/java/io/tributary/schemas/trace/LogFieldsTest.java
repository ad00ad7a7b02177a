package io.tributary.schemas.trace;

import static io.tributary.schemas.fixture.PushBuilder.aPush;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** What log lines say of a push. */
class LogFieldsTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void aLineNamesTraceTenantNodeAndPushUntilTheyAreTakenAway() {
        var push = aPush().build();
        var headers = new RecordHeaders().add(TraceHeaders.TRACEPARENT,
                ("00-" + TRACE + "-00f067aa0ba902b7-01").getBytes(UTF_8));

        try (var _ = LogFields.of(push, headers)) {
            assertThat(MDC.getCopyOfContextMap()).containsExactlyInAnyOrderEntriesOf(Map.of(
                    LogFields.TRACE, TRACE, LogFields.TENANT, push.lane().tenant().toString(),
                    LogFields.NODE, push.node().toString(), LogFields.PUSH,
                    push.id().toString()));
        }

        assertThat(MDC.get(LogFields.TRACE)).isNull();
        assertThat(MDC.get(LogFields.PUSH)).isNull();
    }

    @Test
    void ofWhatIsNotedWithARequestOnlyTheIdsAreSaid() {
        try (var _ = LogFields.of(Map.of(LogFields.TENANT, "t", "authorization", "secret"))) {
            assertThat(MDC.getCopyOfContextMap()).containsExactly(Map.entry(LogFields.TENANT, "t"));
        }
    }
}
