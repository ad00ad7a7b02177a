package io.tributary.processor.topology;

import io.tributary.schemas.push.ReplyTo;
import io.tributary.schemas.receipt.Reply;
import io.tributary.schemas.topic.EventHeaders;
import io.tributary.schemas.trace.TraceHeaders;
import java.time.Instant;
import java.util.function.Function;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** What all steps say to the outside in the same way. */
final class Events {
    private static final String SOURCE = "/processor";

    private Events() {}

    /** See {@link EventHeaders#shared}. */
    static Headers shared(String type, long time) {
        return EventHeaders.shared("io.tributary." + type, SOURCE, Instant.ofEpochMilli(time));
    }

    /** The same of what belongs to the trace that other headers tell of. */
    static Headers shared(String type, long time, Headers trace) {
        var headers = shared(type, time);
        TraceHeaders.copy(trace, headers);
        return headers;
    }

    /**
     * Sends a reply to whoever waits for it, if anybody does.
     *
     * @param trace headers that tell which one the reply belongs to
     */
    static void answer(ProcessorContext<?, ? super Answer> context, @Nullable ReplyTo replyTo,
            long time, Headers trace, Function<String, Reply> reply) {
        if (replyTo != null) {
            forward(context, new Record<>(null, new Answer(replyTo.partition(),
                    reply.apply(replyTo.correlation())), time,
                    EventHeaders.with(shared("reply", time, trace), replyTo.correlation())));
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the sink's key is always null
    private static void forward(ProcessorContext context, Record<Void, Answer> record) {
        context.forward(record, LaneTopology.REPLIES);
    }
}
