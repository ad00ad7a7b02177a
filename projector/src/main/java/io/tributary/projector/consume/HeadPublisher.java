package io.tributary.projector.consume;

import io.tributary.schemas.change.Head;
import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.topic.EventHeaders;
import io.tributary.schemas.topic.Topics;
import io.tributary.schemas.value.LaneKey;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * Says in Kafka how far lanes are visible, which wakes those who wait for it. It never holds up the
 * rows: what could not be said is owed, to be read from Postgres and said again.
 */
final class HeadPublisher {
    private final Producer<byte[], byte[]> producer;
    private final ToIntFunction<LaneKey> partitions;
    private final Clock clock;
    private final Set<Integer> owed = ConcurrentHashMap.newKeySet();

    /** @param partitions the partition of the changes topic that a lane lies in */
    HeadPublisher(Producer<byte[], byte[]> producer, ToIntFunction<LaneKey> partitions,
            Clock clock) {
        this.producer = producer;
        this.partitions = partitions;
        this.clock = clock;
    }

    void publish(List<Head> heads) {
        heads.forEach(this::send);
    }

    /** Takes the partitions of the changes topic with heads that could not be said. */
    Set<Integer> takeOwed() {
        var taken = Set.copyOf(owed);
        owed.removeAll(taken);
        return taken;
    }

    // A failed head is not sent again itself: a later one may stand in the topic by now.
    private void send(Head head) {
        try {
            var _ = producer.send(record(head), (sent, failure) -> {
                if (failure != null) {
                    owe(head);
                }
            });
        } catch (KafkaException e) {
            owe(head);
        }
    }

    private void owe(Head head) {
        owed.add(partitions.applyAsInt(head.lane()));
    }

    private ProducerRecord<byte[], byte[]> record(Head head) {
        var lane = head.lane().toString();
        return new ProducerRecord<>(Topics.HEADS, null, lane.getBytes(StandardCharsets.UTF_8),
                Codecs.HEAD.write(head), EventHeaders.of("io.tributary.head", "/projector",
                        lane + "/" + head.seq(), clock.instant()));
    }
}
