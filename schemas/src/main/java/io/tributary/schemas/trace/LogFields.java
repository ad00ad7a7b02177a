package io.tributary.schemas.trace;

import io.tributary.schemas.push.LaneRequest;
import io.tributary.schemas.push.Push;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What the log lines of this thread say of the push that they are about, until this is closed. In
 * structured logs each is a field: {@code {"trace": {"id": …}, "tributary": {"push": …, …}}}. Ids
 * alone: neither documents nor idempotency keys, which are the clients' own words.
 */
public final class LogFields implements AutoCloseable {
    /** The trace's id, as Elastic Common Schema names it. */
    public static final String TRACE = "trace.id";
    /** The tenant's id. */
    public static final String TENANT = "tributary.tenant";
    /** The id of the node that sent it. */
    public static final String NODE = "tributary.node";
    /** The push's id, see {@link Push#id()}. */
    public static final String PUSH = "tributary.push";

    private static final List<String> ALL = List.of(TRACE, TENANT, NODE, PUSH);

    private LogFields() {}

    /** Of a request and the record in which it travels. */
    public static LogFields of(LaneRequest request, Headers headers) {
        return of(request, TraceHeaders.traceId(headers));
    }

    /** Of a request and its trace; null if it has none. */
    public static LogFields of(LaneRequest request, @Nullable String traceId) {
        put(TRACE, traceId);
        put(TENANT, request.lane().tenant());
        put(NODE, request.node());
        put(PUSH, Push.idOf(request.lane().tenant(), request.node(), request.key()));
        return new LogFields();
    }

    /** Of a record of which nothing else can be said. */
    public static LogFields of(Headers headers) {
        put(TRACE, TraceHeaders.traceId(headers));
        return new LogFields();
    }

    /** Of what was noted under these names; whatever else there is is passed over. */
    public static LogFields of(Map<String, ?> noted) {
        ALL.forEach(name -> put(name, noted.get(name)));
        return new LogFields();
    }

    private static void put(String name, @Nullable Object value) {
        if (value != null) {
            MDC.put(name, value.toString());
        }
    }

    @Override
    public void close() {
        ALL.forEach(MDC::remove);
    }
}
