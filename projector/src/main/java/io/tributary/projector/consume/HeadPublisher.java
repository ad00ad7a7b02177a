package io.tributary.projector.consume;

import io.tributary.schemas.change.Head;
import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.topic.EventHeaders;
import io.tributary.schemas.topic.Topics;
import io.tributary.schemas.value.LaneKey;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * Says in Kafka how far lanes are visible, which wakes those who wait for it. It never holds up the
 * rows: what could not be said is kept, newest only, until {@link #retry} succeeds.
 */
final class HeadPublisher {
    private final Producer<byte[], byte[]> producer;
    private final Clock clock;
    private final Map<LaneKey, Head> unsaid = new ConcurrentHashMap<>();

    HeadPublisher(Producer<byte[], byte[]> producer, Clock clock) {
        this.producer = producer;
        this.clock = clock;
    }

    void publish(List<Head> heads) {
        heads.forEach(this::send);
    }

    /** Says again what failed before. */
    void retry() {
        for (Head head : List.copyOf(unsaid.values())) {
            if (unsaid.remove(head.lane(), head)) {
                send(head);
            }
        }
    }

    private void send(Head head) {
        try {
            var _ = producer.send(record(head), (sent, failure) -> {
                if (failure != null) {
                    keep(head);
                }
            });
        } catch (KafkaException e) {
            keep(head);
        }
    }

    private void keep(Head head) {
        unsaid.merge(head.lane(), head, (one, other) -> one.seq() > other.seq() ? one : other);
    }

    private ProducerRecord<byte[], byte[]> record(Head head) {
        var lane = head.lane().toString();
        return new ProducerRecord<>(Topics.HEADS, null, lane.getBytes(StandardCharsets.UTF_8),
                Codecs.HEAD.write(head), EventHeaders.of("io.tributary.head", "/projector",
                        lane + "/" + head.seq(), clock.instant()));
    }
}
