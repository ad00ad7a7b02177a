package io.tributary.projector.consume;

import io.tributary.schemas.topic.DeadLetter;
import io.tributary.schemas.trace.LogFields;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts records that can't be filed aside, and knows that they are safe before it returns. */
final class DeadLetters {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final Producer<byte[], byte[]> producer;
    private final Duration timeout;

    DeadLetters(Producer<byte[], byte[]> producer, Duration timeout) {
        this.producer = producer;
        this.timeout = timeout;
    }

    /** @throws KafkaException if they are not all safe; the same records may be sent again */
    void send(List<Received> unreadable) {
        var pending = unreadable.stream().map(this::send).toList();
        pending.forEach(this::await);
    }

    private Future<RecordMetadata> send(Received received) {
        var record = received.record();
        var reason = received.unreadable().orElseThrow();
        try (var _ = LogFields.of(record.headers())) {
            LOG.warn("{}-{}@{} goes to the dead letters: {}", record.topic(),
                    record.partition(), record.offset(), reason);
        }
        return producer.send(DeadLetter.of(record, "projector", reason));
    }

    private void await(Future<RecordMetadata> sent) {
        try {
            sent.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("a dead letter is not safe", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
