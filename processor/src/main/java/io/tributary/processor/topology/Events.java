package io.tributary.processor.topology;

import io.tributary.schemas.push.ReplyTo;
import io.tributary.schemas.receipt.Reply;
import io.tributary.schemas.topic.EventHeaders;
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

    static Headers headers(String type, String id, long time) {
        return EventHeaders.of("io.tributary." + type, SOURCE, id, Instant.ofEpochMilli(time));
    }

    /** Sends a reply to whoever waits for it, if anybody does. */
    static void answer(ProcessorContext<?, ? super Answer> context, @Nullable ReplyTo replyTo,
            long time, Function<String, Reply> reply) {
        if (replyTo != null) {
            forward(context, new Record<>(null, new Answer(replyTo.partition(),
                    reply.apply(replyTo.correlation())), time,
                    headers("reply", replyTo.correlation(), time)));
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the sink's key is always null
    private static void forward(ProcessorContext context, Record<Void, Answer> record) {
        context.forward(record, LaneTopology.REPLIES);
    }
}
