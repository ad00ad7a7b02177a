package io.tributary.processor.topology;

import io.tributary.schemas.push.LaneRequest;
import org.apache.kafka.common.header.Headers;

/**
 * Follows each request through the steps, for whoever traces it. Headers are all that it touches: no
 * decision hears of it.
 */
public interface PushTraces {
    /** Nobody adds a step to a trace: what follows from a request carries the trace that it had. */
    PushTraces NO_STEP = (request, arrived) -> new Dealing() {
        @Override
        public Headers headers() {
            return arrived;
        }

        @Override
        public void close() {}
    };

    /**
     * Begins to deal with a request.
     *
     * @param arrived headers of the record in which it came
     */
    Dealing begin(LaneRequest request, Headers arrived);

    /** The dealing with one request, which ends when this is closed. */
    interface Dealing extends AutoCloseable {
        /** The trace of what follows from the request, as headers. */
        Headers headers();

        @Override
        void close();
    }
}
