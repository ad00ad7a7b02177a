package io.tributary.gateway.runtime;

import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/** The span of the HTTP request that something is done for. */
final class RequestSpan {
    private RequestSpan() {}

    /** Null if it is done for no request. */
    static @Nullable Span of(ContextView context) {
        Observation observation = context.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
        TracingContext tracing = observation == null ? null
                : observation.getContextView().get(TracingContext.class);
        return tracing == null ? null : tracing.getSpan();
    }
}
