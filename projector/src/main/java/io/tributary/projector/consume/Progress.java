package io.tributary.projector.consume;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What a consumer tells those who watch it. */
public interface Progress {
    /** A batch is visible. */
    void committed(int rows, Duration took);

    /** Changes are visible, the oldest of which the hub took in at this time. */
    void changesVisible(Instant oldest);

    /** Records were put aside. */
    void deadLettered(int records);

    /**
     * How many records a partition has behind those that are visible, as far as is known.
     *
     * @param oldest when the first of them was written; null if it has not been fetched
     */
    void behind(TopicPartition partition, long records, @Nullable Instant oldest);

    /** A partition is somebody else's now. */
    void released(TopicPartition partition);

    /** A step is done, and all is well again, or still. */
    void working(int thread);

    /** Nothing goes on until this passes; the consumer tries again by itself. */
    void failing(int thread, Exception reason);
}
