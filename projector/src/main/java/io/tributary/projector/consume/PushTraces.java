package io.tributary.projector.consume;

import java.time.Duration;
import org.apache.kafka.common.header.Headers;

/** Follows pushes to where they become visible, for whoever traces them. */
public interface PushTraces {
    /**
     * What a record told of is visible now. Called once for each push of a batch whose trace is kept.
     *
     * @param headers of the record
     * @param records of the whole batch
     * @param took from the batch's first statement to its commit
     */
    void visible(String topic, Headers headers, int records, Duration took);
}
