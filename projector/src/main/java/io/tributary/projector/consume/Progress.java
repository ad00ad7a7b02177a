package io.tributary.projector.consume;

import java.time.Duration;
import org.apache.kafka.common.TopicPartition;

/** What a consumer tells those who watch it. */
public interface Progress {
    /** A batch is visible. */
    void committed(int rows, Duration took);

    /** Records were put aside. */
    void deadLettered(int records);

    /** How many records a partition has behind those that are visible, as far as is known. */
    void lag(TopicPartition partition, long records);

    /** A partition is somebody else's now. */
    void released(TopicPartition partition);

    /** All is well again, or still. */
    void working(int thread);

    /** Nothing goes on until this passes; the consumer tries again by itself. */
    void failing(int thread, Exception reason);
}
