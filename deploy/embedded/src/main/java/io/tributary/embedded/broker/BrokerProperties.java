package io.tributary.embedded.broker;

import io.tributary.embedded.machine.Loopback;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Kafka's own settings for a broker that is alone on its machine. What is not named here is Kafka's default. */
final class BrokerProperties {
    static final int NODE_ID = 1;

    /** Alone, the broker has nobody to replicate to, and few partitions keep start and memory small. */
    private static final Map<String, String> ALONE = Map.ofEntries(
            Map.entry("default.replication.factor", "1"),
            Map.entry("min.insync.replicas", "1"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "4"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "4"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("share.coordinator.state.topic.num.partitions", "1"));

    /** After a crash everybody waits for these: the broker for its former self, groups for dead members. */
    private static final Map<String, String> QUICK = Map.ofEntries(
            Map.entry("broker.session.timeout.ms", "2000"),
            Map.entry("broker.heartbeat.interval.ms", "500"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            Map.entry("group.min.session.timeout.ms", "1000"),
            Map.entry("group.consumer.min.session.timeout.ms", "1000"),
            Map.entry("group.consumer.min.heartbeat.interval.ms", "300"),
            Map.entry("group.streams.min.session.timeout.ms", "1000"),
            Map.entry("group.streams.min.heartbeat.interval.ms", "300"),
            Map.entry("group.streams.initial.rebalance.delay.ms", "0"),
            Map.entry("add.partitions.to.txn.retry.backoff.ms", "1"),
            Map.entry("add.partitions.to.txn.retry.backoff.max.ms", "100"),
            Map.entry("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000"));

    /** Threads and buffers for a machine that has the hub and Postgres to run as well. */
    private static final Map<String, String> SMALL = Map.ofEntries(
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "4"),
            Map.entry("background.threads", "2"),
            Map.entry("group.coordinator.threads", "2"),
            Map.entry("group.coordinator.background.threads", "1"),
            Map.entry("log.cleaner.dedupe.buffer.size", "16777216"),
            Map.entry("log.segment.bytes", "134217728"),
            Map.entry("log.index.size.max.bytes", "2097152"),
            Map.entry("metadata.log.segment.bytes", "67108864"),
            // A heartbeat of the metadata log, for lag metrics that nobody reads here: each is an fsync.
            Map.entry("metadata.max.idle.interval.ms", "5000"),
            // Several brokers in one JVM would fight over the names of their JMX beans.
            Map.entry("metric.reporters", ""));

    private BrokerProperties() {}

    static Map<String, String> of(BrokerSettings settings, Path logs, int port,
            int controllerPort) {
        var properties = new HashMap<String, String>();
        properties.putAll(ALONE);
        properties.putAll(QUICK);
        properties.putAll(SMALL);
        properties.putAll(place(logs, port, controllerPort));
        // A typing error in a topic's name must fail, not make a topic.
        properties.put("auto.create.topics.enable", "false");
        properties.put("message.max.bytes", String.valueOf(settings.messageBytesMax()));
        if (settings.flushEachWrite()) {
            properties.put("log.flush.interval.messages", "1");
        }
        properties.putAll(settings.more());
        return properties;
    }

    private static Map<String, String> place(Path logs, int port, int controllerPort) {
        var broker = Loopback.HOST + ":" + port;
        var controller = Loopback.HOST + ":" + controllerPort;
        return Map.of(
                "process.roles", "broker,controller",
                "node.id", String.valueOf(NODE_ID),
                "controller.quorum.voters", NODE_ID + "@" + controller,
                "listeners", "PLAINTEXT://" + broker + ",CONTROLLER://" + controller,
                "listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "controller.listener.names", "CONTROLLER",
                "log.dirs", logs.toString());
    }
}
