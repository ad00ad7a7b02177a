package io.tributary.projector.runtime;

import io.tributary.projector.consume.ConsumeSettings;
import io.tributary.schemas.topic.TopicProvisioner;
import io.tributary.schemas.topic.TopicSettings;
import io.tributary.schemas.topic.Topics;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Kafka: the topics and those who use them. Nothing here waits for a broker. */
@Configuration(proxyBeanMethods = false)
class KafkaConfiguration {
    @Bean
    Topics topics(TopicSettings settings) {
        return new Topics(settings);
    }

    @Bean
    TopicProvisioner provisioner(KafkaProperties kafka, Topics topics,
            ProjectorSettings settings) {
        return new TopicProvisioner(kafka.buildAdminProperties(), topics,
                settings.kafkaTimeout());
    }

    @Bean(destroyMethod = "close")
    Producer<byte[], byte[]> producer(KafkaProperties kafka, Topics topics) {
        var config = new HashMap<>(kafka.buildProducerProperties());
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        // A head that can't be said is kept; holding up the rows for it would help nobody.
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        // A dead letter is as large as its record, and its headers.
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, topics.settings().pushBytesMax());
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    static Consumer<byte[], byte[]> consumer(KafkaProperties kafka, ConsumeSettings settings,
            String groupId) {
        Map<String, Object> config = new HashMap<>(kafka.buildConsumerProperties());
        config.put(ConsumerConfig.GROUP_ID_CONFIG, groupId);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // Positions lie in Postgres. Kafka is told every few seconds for those alone who watch or
        // scale by a group's lag; "earliest" is for a partition whose beginning was deleted.
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, true);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.batchRowsMax());
        int bytesMax = Math.toIntExact(settings.batchBytesMax().toBytes());
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, bytesMax);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, bytesMax);
        config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName());
        // A crashed projector keeps nothing that others must wait for.
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 3_000);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
