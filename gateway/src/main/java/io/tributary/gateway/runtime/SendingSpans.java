package io.tributary.gateway.runtime;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.tributary.gateway.push.PushTraces;
import io.tributary.schemas.push.LaneRequest;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.topic.Topics;
import io.tributary.schemas.trace.LogFields;
import io.tributary.schemas.trace.TraceHeaders;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.util.context.ContextView;

/**
 * A span for each record on its way into Kafka, below the one of its HTTP request. Names and tags are
 * OpenTelemetry's for messaging.
 */
@Component
final class SendingSpans implements PushTraces {
    private final Tracer tracer;
    private final Propagator propagator;

    SendingSpans(Tracer tracer, Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    @Override
    public Sending begin(LaneRequest request, ContextView asked, Headers headers) {
        var builder = tracer.spanBuilder();
        var parent = RequestSpan.of(asked);
        if (parent == null) {
            builder.setNoParent();
        } else {
            builder.setParent(parent.context());
        }
        var span = builder.kind(Span.Kind.PRODUCER).name("send " + Topics.PUSHES).start();
        if (!span.isNoop()) {
            span.tag("messaging.system", "kafka").tag("messaging.operation.type", "send")
                    .tag("messaging.destination.name", Topics.PUSHES)
                    .tag(LogFields.TENANT, request.lane().tenant().toString())
                    .tag(LogFields.NODE, request.node().toString())
                    .tag(LogFields.PUSH, Push.idOf(request.lane().tenant(), request.node(),
                            request.key()).toString());
        }
        propagator.inject(span.context(), headers,
                (_, name, value) -> TraceHeaders.set(headers, name, value));
        return error -> end(span, error);
    }

    private static void end(Span span, @Nullable Throwable error) {
        if (error != null) {
            span.error(error);
        }
        span.end();
    }
}
