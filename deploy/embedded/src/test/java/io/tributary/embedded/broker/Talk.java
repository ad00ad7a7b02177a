package io.tributary.embedded.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The few things that the tests say to a broker, on one topic with one partition. */
record Talk(String bootstrapServers) {
    private static final String TOPIC = "talk";

    static Talk to(EmbeddedBroker broker) {
        return new Talk(broker.bootstrapServers());
    }

    Talk createTopic() throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
        return this;
    }

    String clusterId() throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            return admin.describeCluster().clusterId().get();
        }
    }

    KafkaProducer<String, String> transactions(String id) {
        var producer = new KafkaProducer<>(Map.of("bootstrap.servers", bootstrapServers,
                "transactional.id", id),
                new StringSerializer(), new StringSerializer());
        producer.initTransactions();
        return producer;
    }

    static void send(KafkaProducer<String, String> producer, String value) {
        var _ = producer.send(new ProducerRecord<>(TOPIC, value));
    }

    Talk commit(String... values) {
        try (var producer = transactions("committer")) {
            producer.beginTransaction();
            for (var value : values) {
                send(producer, value);
            }
            producer.commitTransaction();
        }
        return this;
    }

    /** All committed values from the beginning, through a group that also commits its offsets. */
    List<String> read(String group, int count) {
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrapServers, "group.id",
                group,
                "auto.offset.reset", "earliest", "isolation.level", "read_committed");
        var values = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (values.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
            }
            consumer.commitSync();
        }
        return values;
    }
}
