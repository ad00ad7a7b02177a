package io.tributary.gateway.push;

import io.tributary.schemas.push.LaneRequest;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/** Makes the sending of each record to Kafka a step of the trace of whoever asked for it. */
public interface PushTraces {
    /**
     * The sending begins.
     *
     * @param asked the context of what asked for it
     * @param headers of the record, which get the trace
     */
    Sending begin(LaneRequest request, ContextView asked, Headers headers);

    /** One record on its way. */
    interface Sending {
        /** @param error null if all replicas have the record */
        void end(@Nullable Throwable error);
    }
}
