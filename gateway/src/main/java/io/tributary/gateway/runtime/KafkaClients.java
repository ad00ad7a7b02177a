package io.tributary.gateway.runtime;

import io.tributary.gateway.fleet.pull.FleetSettings;
import io.tributary.gateway.fleet.pull.Puller;
import io.tributary.gateway.operations.OperationsSettings;
import io.tributary.gateway.push.PushSettings;
import io.tributary.schemas.topic.TopicSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
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

/** Makes Kafka clients: the installation's connection, and what the gateway's promises demand. */
final class KafkaClients {
    /** The transactional id of whoever puts dead letters back. */
    static final String REPLAYS = "tributary-replays";

    private static final int HEARTBEATS = 3;

    private final KafkaProperties properties;

    KafkaClients(KafkaProperties properties) {
        this.properties = properties;
    }

    Map<String, Object> adminConfig() {
        return properties.buildAdminProperties();
    }

    Producer<byte[], byte[]> producer(PushSettings settings, TopicSettings topics) {
        var config = new HashMap<>(properties.buildProducerProperties());
        int linger = (int) settings.linger().toMillis();
        int delivery = (int) settings.deliveryTimeout().toMillis();
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, topics.compression().type());
        config.put(ProducerConfig.LINGER_MS_CONFIG, linger);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, (int) settings.batchMax().toBytes());
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, settings.bufferMemory().toBytes());
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, topics.pushBytesMax());
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, settings.blockTimeout().toMillis());
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, delivery);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (delivery - linger) / 2);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    Consumer<byte[], byte[]> consumer() {
        var config = consumerConfig();
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /**
     * A member of the group that shares the vehicles. It asks where partitions end, those records
     * included that are not committed yet.
     */
    Consumer<byte[], byte[]> fleetMember(FleetSettings settings) {
        var config = consumerConfig();
        int session = (int) settings.sessionTimeout().toMillis();
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        config.put(ConsumerConfig.GROUP_ID_CONFIG, Puller.GROUP);
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, session);
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, session / HEARTBEATS);
        config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                List.of(CooperativeStickyAssignor.class));
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** A producer that ends what another of the same gateway left open. */
    Producer<byte[], byte[]> fleetProducer(FleetSettings settings, TopicSettings topics,
            String instance) {
        var config = new HashMap<>(properties.buildProducerProperties());
        int timeout = (int) settings.transactionTimeout().toMillis();
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, Puller.GROUP + "-" + instance);
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, timeout);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeout);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeout);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout / 2);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, topics.compression().type());
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, topics.recordBytesMax());
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * A producer that puts dead letters back. All gateways use the same id: whoever begins ends what
     * another left open, which would hold up the readers of its topics.
     */
    Producer<byte[], byte[]> replayProducer(OperationsSettings settings, TopicSettings topics) {
        var config = new HashMap<>(properties.buildProducerProperties());
        int timeout = (int) settings.timeout().toMillis();
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, REPLAYS);
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, timeout);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeout);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeout);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout / 2);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, topics.compression().type());
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                Math.max(topics.pushBytesMax(), topics.recordBytesMax()));
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    Admin admin() {
        return Admin.create(adminConfig());
    }

    private Map<String, Object> consumerConfig() {
        var config = new HashMap<>(properties.buildConsumerProperties());
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return config;
    }
}
