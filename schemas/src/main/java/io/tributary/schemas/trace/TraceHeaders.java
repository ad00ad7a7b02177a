package io.tributary.schemas.trace;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The W3C trace context (https://www.w3.org/TR/trace-context/) of a record: the two attributes of
 * CloudEvents' distributed tracing, under the plain names by which every OpenTelemetry client finds
 * them in Kafka.
 */
public final class TraceHeaders {
    /** Header: which trace the record belongs to, after which step of it, and whether it is kept. */
    public static final String TRACEPARENT = "traceparent";
    /** Header: what tracing systems add for themselves. */
    public static final String TRACESTATE = "tracestate";
    /**
     * A longer {@link #TRACESTATE} is left out. The standard asks for no more, and each of a push's
     * changes carries what one client sent.
     */
    public static final int TRACESTATE_LENGTH_MAX = 512;

    private static final int TRACE_FROM = 3;
    private static final int TRACE_TO = 35;
    private static final int FLAGS_AT = 53;

    private TraceHeaders() {}

    /** Sets one of the two in place of what was there. */
    public static void set(Headers headers, String name, String value) {
        headers.remove(name);
        if (!name.equals(TRACESTATE) || value.length() <= TRACESTATE_LENGTH_MAX) {
            headers.add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Null if the record has none of this name. */
    public static @Nullable String get(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? null
                : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** Hands a trace context on, if there is one. */
    public static void copy(Headers from, Headers to) {
        copy(TRACEPARENT, from, to);
        copy(TRACESTATE, from, to);
    }

    private static void copy(String name, Headers from, Headers to) {
        var header = from.lastHeader(name);
        if (header != null) {
            to.add(header);
        }
    }

    /** The trace's id, 32 hexadecimal digits; null if the headers have none. */
    public static @Nullable String traceId(Headers headers) {
        var parent = get(headers, TRACEPARENT);
        return parent == null || parent.length() < TRACE_TO ? null
                : parent.substring(TRACE_FROM, TRACE_TO);
    }

    /** Whether somebody keeps this trace: without that nothing need be made of it. */
    public static boolean isSampled(Headers headers) {
        var header = headers.lastHeader(TRACEPARENT);
        if (header == null || header.value() == null || header.value().length < FLAGS_AT + 2) {
            return false;
        }
        return (Character.digit(header.value()[FLAGS_AT + 1], 16) & 1) == 1;
    }
}
