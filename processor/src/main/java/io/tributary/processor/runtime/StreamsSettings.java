package io.tributary.processor.runtime;

import io.tributary.schemas.topic.TopicSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** How Kafka Streams is set up: exactly once, quick to answer, quick to come back. */
final class StreamsSettings {
    private StreamsSettings() {}

    /** @param kafka addresses and credentials, as Spring Boot knows them */
    static Properties of(ProcessorSettings settings, TopicSettings topics,
            Map<String, Object> kafka) {
        var config = new HashMap<>(kafka);
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
        config.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toAbsolutePath().toString());
        config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, settings.commitInterval().toMillis());
        // Streams looks whether to commit when a poll ends, which without pushes takes this long.
        config.put(StreamsConfig.POLL_MS_CONFIG,
                Math.max(1, settings.commitInterval().toMillis() / 2));
        config.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, topics.replicationFactor());
        config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        config.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.NO_OPTIMIZATION);
        config.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
                PoisonHandler.class);
        config.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, PoisonHandler.class);
        // Deprecated since it was made, but without it Streams warns at every start.
        config.put("processing.exception.handler.global.enabled", true);
        config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        config.put(BoundedRocksDb.BLOCK_CACHE_BYTES, settings.blockCache().toBytes());
        config.put(BoundedRocksDb.WRITE_BUFFER_BYTES, settings.writeBuffers().toBytes());
        member(config, settings);
        producer(config, settings, topics);
        var properties = new Properties();
        properties.putAll(config);
        return properties;
    }

    /** The same for the vehicles' topology, where throughput counts for more than a quick answer. */
    static Properties ofTelemetry(ProcessorSettings settings, TopicSettings topics,
            Map<String, Object> kafka) {
        var config = of(settings, topics, kafka);
        var telemetry = settings.telemetry();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, telemetry.applicationId());
        config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, telemetry.threads());
        config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                telemetry.commitInterval().toMillis());
        config.put(StreamsConfig.POLL_MS_CONFIG, telemetry.commitInterval().toMillis());
        // A chunk may have megabytes.
        config.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG,
                telemetry.bufferedChunksMax());
        return config;
    }

    /** A static member that comes back within the session gets its tasks and its state again. */
    private static void member(Map<String, Object> config, ProcessorSettings settings) {
        if (settings.isStaticMember()) {
            config.put(consumer(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), settings.instanceId());
        }
        config.put(consumer(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
                Math.toIntExact(settings.sessionTimeout().toMillis()));
        config.put(consumer(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
                Math.toIntExact(settings.heartbeatInterval().toMillis()));
        config.put(consumer(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        // A record holds a whole push, so these two bound the memory that waiting pushes take.
        config.put(consumer(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), settings.pollRecordsMax());
        config.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG,
                settings.bufferedRecordsMax());
    }

    private static void producer(Map<String, Object> config, ProcessorSettings settings,
            TopicSettings topics) {
        config.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                topics.pushBytesMax());
        config.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG),
                topics.compression().type());
        config.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG),
                settings.sendLinger().toMillis());
        config.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG),
                Math.toIntExact(settings.sendBatch().toBytes()));
    }

    private static String consumer(String name) {
        return StreamsConfig.mainConsumerPrefix(name);
    }
}
