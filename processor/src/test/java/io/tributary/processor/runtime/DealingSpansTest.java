package io.tributary.processor.runtime;

import static io.tributary.schemas.fixture.PushBuilder.aPush;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.propagation.Propagator;
import io.tributary.schemas.trace.TraceHeaders;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Which trace follows from a push, by the settings of tracing. */
class DealingSpansTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SENDING = "00f067aa0ba902b7";

    @ParameterizedTest
    @ValueSource(strings = {"00", "01"})
    void whatFollowsComesAfterThisStepAndIsKeptIfItWasBefore(String flags) {
        var follows = followsFrom(parent(flags), "management.tracing.sampling.probability=0.5");

        assertThat(follows).startsWith("00-" + TRACE + "-").endsWith("-" + flags)
                .doesNotContain(SENDING).hasSize(55);
    }

    @Test
    void aPushWithoutATraceBeginsOne() {
        assertThat(followsFrom(new RecordHeaders(), "management.tracing.sampling.probability=0"))
                // Not kept; the other flag says that the trace's id is random.
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[02]");
    }

    private static @Nullable String followsFrom(Headers arrived, String setting) {
        var follows = new AtomicReference<@Nullable String>();
        new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(
                OpenTelemetrySdkAutoConfiguration.class,
                OpenTelemetryTracingAutoConfiguration.class)).withPropertyValues(setting,
                        "management.tracing.baggage.enabled=false")
                .run(context -> {
                    var spans = new DealingSpans(context.getBean(Propagator.class));
                    try (var dealing = spans.begin(aPush().build(), arrived)) {
                        follows.set(TraceHeaders.get(dealing.headers(),
                                TraceHeaders.TRACEPARENT));
                    }
                });
        return follows.get();
    }

    private static Headers parent(String flags) {
        return new RecordHeaders().add(TraceHeaders.TRACEPARENT,
                ("00-" + TRACE + "-" + SENDING + "-" + flags).getBytes(UTF_8));
    }
}
