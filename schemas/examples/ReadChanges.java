import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prints what has been committed to the changes topic since the group's last run, a line of JSON a
 * record, and keeps for the next run how far it came. With "replay" it begins again. For a service:
 * subscribe instead of assign, and never stop.
 */
void main(String[] args) throws IOException {
    var topic = "tributary.changes.v1";
    var config = new Properties();
    try (var file = Files.newInputStream(Path.of(args[0]))) {
        config.load(file);
    }
    config.put("group.id", args[1]); // begins with the team's name
    config.put("isolation.level", "read_committed"); // or you count changes that never were
    config.put("auto.offset.reset", "earliest");
    config.put("enable.auto.commit", "false");
    var json = new JsonMapper();
    try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
        var partitions = consumer.partitionsFor(topic).stream()
                .map(it -> new TopicPartition(topic, it.partition())).toList();
        consumer.assign(partitions);
        if (args.length > 2 && args[2].equals("replay")) {
            consumer.seekToBeginning(partitions);
        }
        var ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
            for (var record : consumer.poll(Duration.ofSeconds(1))) {
                var type = record.key().split("/", 4)[2]; // tenant/lane/type/id
                if (!type.startsWith("tributary.")) { // the hub's own bookkeeping
                    IO.println("{\"partition\":%d,\"offset\":%d,\"key\":%s,\"change\":%s}".formatted(
                            record.partition(), record.offset(), json.writeValueAsString(record.key()),
                            record.value())); // null: a tombstone
                }
            }
        }
        consumer.commitSync(); // after the work, so that a crash repeats rather than loses
    }
}
