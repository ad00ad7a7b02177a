package io.tributary.gateway.operations;

import io.tributary.schemas.topic.Topics;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/**
 * Kafka as the operator's questions need it. Each question opens what it needs and closes it: they
 * are few, and none must hold up what nodes wait for.
 *
 * @param consumers outside of any group, of committed records
 * @param replays producers of one and the same transactional id, on all gateways
 */
public record KafkaReach(Topics topics, Supplier<Admin> admins,
        Supplier<Consumer<byte[], byte[]>> consumers,
        Supplier<Producer<byte[], byte[]>> replays) {}
