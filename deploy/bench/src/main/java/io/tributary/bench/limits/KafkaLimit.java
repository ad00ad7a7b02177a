package io.tributary.bench.limits;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What a plain producer, {@code acks=all} and idempotent, gets into the same broker. */
public final class KafkaLimit {
    private static final short REPLICATION_OF_THE_BROKER = -1;
    private static final int LINGER_MILLIS = 5;
    private static final int BATCH_BYTES = 256 * 1024;

    private final String bootstrap;
    private final int partitions;

    public KafkaLimit(String bootstrap, int partitions) {
        this.bootstrap = bootstrap;
        this.partitions = partitions;
    }

    /** Sends {@code record} again and again to a topic that is made for it and deleted after. */
    public Rate measure(String topic, byte[] record, Duration duration)
            throws InterruptedException, ExecutionException {
        try (var admin = Admin.create(
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, REPLICATION_OF_THE_BROKER)))
                    .all().get();
            try {
                return produce(topic, record, duration);
            } finally {
                admin.deleteTopics(List.of(topic)).all().get();
            }
        }
    }

    private Rate produce(String topic, byte[] record, Duration duration) {
        var acknowledged = new AtomicLong();
        var failure = new AtomicReference<Exception>();
        long start = System.nanoTime();
        try (var producer = new KafkaProducer<byte[], byte[]>(settings())) {
            while (System.nanoTime() - start < duration.toNanos() && failure.get() == null) {
                var _ = producer.send(new ProducerRecord<>(topic, record), (_, e) -> {
                    if (e == null) {
                        acknowledged.incrementAndGet();
                    } else {
                        failure.set(e);
                    }
                });
            }
            producer.flush();
        }
        if (failure.get() != null) {
            throw new IllegalStateException("the broker refused a record", failure.get());
        }
        return new Rate(acknowledged.get(), (System.nanoTime() - start) / 1e9);
    }

    private Map<String, Object> settings() {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS,
                ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES,
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    }
}
