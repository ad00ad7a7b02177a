import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import tools.jackson.databind.json.JsonMapper;

static final JsonMapper JSON = new JsonMapper();

/**
 * Counts the entities that there are now, by tenant and type, and prints each count that changes. As a
 * table the topic is the newest state of each key, so a second version, a delete and a tombstone each
 * do the right thing without a word about them. Read as a table, an entity that comes twice counts once.
 */
void main(String[] args) throws Exception {
    var config = new Properties();
    try (var file = Files.newInputStream(Path.of(args[0]))) {
        config.load(file);
    }
    config.put("application.id", args[1]); // begins with the team's name; so do group and topics
    config.put("state.dir", args[2]);
    config.put("default.key.serde", Serdes.StringSerde.class.getName());
    config.put("default.value.serde", Serdes.StringSerde.class.getName());
    config.put(StreamsConfig.consumerPrefix("isolation.level"), "read_committed");
    config.put("commit.interval.ms", "1000");

    var builder = new StreamsBuilder();
    builder.table("tributary.changes.v1", Consumed.<String, String>as("changes"))
            .filter((key, change) -> exists(change) && !type(key).startsWith("tributary."))
            .groupBy((key, _) -> KeyValue.pair(tenant(key) + " " + type(key), ""), Grouped.as("by-type"))
            .count(Materialized.as("entities"))
            .toStream()
            .foreach((type, count) -> IO.println(type + " " + count));

    var stopped = new CountDownLatch(1);
    try (var streams = new KafkaStreams(builder.build(), config)) {
        Runtime.getRuntime().addShutdownHook(new Thread(stopped::countDown));
        streams.start();
        stopped.await();
    }
}

static boolean exists(String change) {
    return JSON.readTree(change).get("op").asString().equals("put");
}

static String tenant(String key) {
    return key.substring(0, key.indexOf('/'));
}

/** A key is tenant/lane/type/id, and only the id may have slashes of its own. */
static String type(String key) {
    return key.split("/", 4)[2];
}
