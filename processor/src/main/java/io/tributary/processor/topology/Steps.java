package io.tributary.processor.topology;

import io.tributary.processor.conflict.PushDecider;
import io.tributary.processor.sequence.SequenceDecider;
import io.tributary.schemas.push.LaneRequest;
import io.tributary.schemas.push.Push;
import java.time.Duration;
import org.apache.kafka.streams.processor.api.Processor;

/**
 * The steps of the topology.
 *
 * @param parkedMax how many pushes a task may hold that wait for a missing one
 * @param receiptRetention how long a receipt answers retries of a push without a number
 * @param numberedReceiptsMax of how many numbered pushes of a node the receipts are kept
 * @param expiriesPerRun how many receipts are forgotten at once, every {@link #EXPIRY_INTERVAL},
 *        or every {@link #BACKLOG_INTERVAL} while there are more
 */
public record Steps(SequenceDecider sequenceDecider, PushDecider pushDecider, int parkedMax,
        Duration receiptRetention, int numberedReceiptsMax, int expiriesPerRun,
        Observer observer, PushTraces traces) {
    static final Duration PARKED_INTERVAL = Duration.ofMillis(100);
    /** Each run ends in a commit, also of a lane in which nothing happens. */
    static final Duration EXPIRY_INTERVAL = Duration.ofSeconds(30);
    /** While there is more to forget than one run may. */
    static final Duration BACKLOG_INTERVAL = Duration.ofSeconds(1);

    Processor<String, LaneRequest, Object, Object> sequence() {
        return new SequenceStep(sequenceDecider, parkedMax, numberedReceiptsMax, observer,
                traces);
    }

    Processor<String, Ordered, Object, Object> dedupe() {
        return new DedupeStep(numberedReceiptsMax, expiriesPerRun, observer);
    }

    Processor<String, Push, Object, Object> decide() {
        return new DecideStep(pushDecider, receiptRetention, numberedReceiptsMax, observer);
    }
}
