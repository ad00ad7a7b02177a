package io.tributary.processor.runtime;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.propagation.Propagator;
import io.tributary.processor.topology.PushTraces;
import io.tributary.schemas.push.LaneRequest;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.topic.Topics;
import io.tributary.schemas.trace.LogFields;
import io.tributary.schemas.trace.TraceHeaders;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A span for each request that is dealt with, below the one in which the gateway sent it; what
 * follows from the request comes after this one. Names and tags are OpenTelemetry's for messaging.
 */
final class DealingSpans implements PushTraces {
    private final Propagator propagator;

    DealingSpans(Propagator propagator) {
        this.propagator = propagator;
    }

    @Override
    public Dealing begin(LaneRequest request, Headers arrived) {
        var span = propagator.extract(arrived, TraceHeaders::get).kind(Span.Kind.CONSUMER)
                .name("process " + Topics.PUSHES).start();
        if (!span.isNoop()) {
            span.tag("messaging.system", "kafka").tag("messaging.operation.type", "process")
                    .tag("messaging.destination.name", Topics.PUSHES)
                    .tag(LogFields.TENANT, request.lane().tenant().toString())
                    .tag(LogFields.NODE, request.node().toString())
                    .tag(LogFields.PUSH, Push.idOf(request.lane().tenant(), request.node(),
                            request.key()).toString());
        }
        var headers = new RecordHeaders();
        propagator.inject(span.context(), headers,
                (_, name, value) -> TraceHeaders.set(headers, name, value));
        return new Spanned(span, headers);
    }

    private record Spanned(Span span, Headers headers) implements Dealing {
        @Override
        public void close() {
            span.end();
        }
    }
}
