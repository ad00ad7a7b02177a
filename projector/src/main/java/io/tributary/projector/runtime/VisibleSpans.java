package io.tributary.projector.runtime;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.propagation.Propagator;
import io.tributary.projector.consume.PushTraces;
import io.tributary.schemas.trace.TraceHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.header.Headers;

/**
 * A span for each push that a batch has made visible, below the one in which it was decided, as long
 * as the batch's transaction. Names and tags are OpenTelemetry's for messaging and databases.
 */
final class VisibleSpans implements PushTraces {
    private final Propagator propagator;
    private final InstantSource clock;

    VisibleSpans(Propagator propagator, InstantSource clock) {
        this.propagator = propagator;
        this.clock = clock;
    }

    @Override
    public void visible(String topic, Headers headers, int records, Duration took) {
        var end = clock.instant();
        propagator.extract(headers, TraceHeaders::get).kind(Span.Kind.CONSUMER)
                .name("process " + topic).startTimestamp(micros(end.minus(took)),
                        TimeUnit.MICROSECONDS)
                .tag("messaging.system", "kafka").tag("messaging.operation.type", "process")
                .tag("messaging.destination.name", topic)
                .tag("messaging.batch.message_count", Integer.toString(records))
                .tag("db.system.name", "postgresql").start()
                .end(micros(end), TimeUnit.MICROSECONDS);
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
