package io.tributary.processor.runtime;

import static io.tributary.schemas.fixture.Documents.json;
import static io.tributary.schemas.fixture.PushBuilder.aPush;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.embedded.broker.BrokerSettings;
import io.tributary.embedded.broker.EmbeddedBroker;
import io.tributary.processor.topology.Observer;
import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.receipt.Receipt;
import io.tributary.schemas.topic.TopicProvisioner;
import io.tributary.schemas.topic.TopicSettings;
import io.tributary.schemas.topic.Topics;
import io.tributary.schemas.value.ProblemCode;
import io.tributary.schemas.value.TenantId;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.springframework.util.FileSystemUtils;

/**
 * How long a push waits for its receipt when there is little to do: one after the other, from the
 * producer's send to the reply in the consumer's hands. Run its {@code main}; further arguments are
 * settings, {@code commit-interval=5ms}.
 */
final class ReceiptLatency {
    private static final int WARM_UP = 500;
    private static final int MEASURED = 1000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final TopicSettings topics = ProcessorFixture.topics(4, 1);
    private final Map<String, Object> named = new HashMap<>();

    private ReceiptLatency(String[] named) {
        for (String setting : named) {
            var parts = setting.split("=", 2);
            this.named.put(parts[0], parts[1]);
        }
    }

    public static void main(String[] args) throws IOException {
        new ReceiptLatency(args).run(System.out);
    }

    private void run(PrintStream out) throws IOException {
        var folder = Files.createTempDirectory("tributary-latency-");
        try (var broker = EmbeddedBroker.start(BrokerSettings.in(folder.resolve("kafka")))) {
            var client = Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers());
            new TopicProvisioner(client, new Topics(topics), PATIENCE).provision();
            var micros = measured(client, folder.resolve("state"));
            out.printf("receipt after %,d us (p50), %,d us (p90), %,d us (p99) with %s%n",
                    micros[MEASURED / 2], micros[MEASURED * 9 / 10], micros[MEASURED * 99 / 100],
                    named);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private long[] measured(Map<String, Object> client, Path state) {
        var all = new HashMap<>(named);
        all.put("state-dir", state);
        var config = StreamsSettings.of(ProcessorFixture.settings(all), topics, client);
        try (var streams = new KafkaStreams(ProcessorFixture.topology(topics, new Unheard()),
                config);
                var producer = new KafkaProducer<>(with(client, "linger.ms", 0),
                        new ByteArraySerializer(), new ByteArraySerializer());
                var consumer = new KafkaConsumer<>(
                        with(client, "isolation.level", "read_committed"),
                        new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            streams.start();
            var replies = new TopicPartition(Topics.REPLIES, 0);
            consumer.assign(List.of(replies));
            consumer.seekToBeginning(List.of(replies));
            for (int i = 0; i < WARM_UP; i++) {
                roundTrip(producer, consumer, i);
            }
            var micros = new long[MEASURED];
            for (int i = 0; i < MEASURED; i++) {
                micros[i] = roundTrip(producer, consumer, WARM_UP + i);
            }
            Arrays.sort(micros);
            return micros;
        }
    }

    private static long roundTrip(KafkaProducer<byte[], byte[]> producer,
            KafkaConsumer<byte[], byte[]> consumer, int number) {
        var push = aPush().withKey("push-" + number).replyTo(0, "c" + number)
                .putting("note", "n" + number % 100, json("{'text': 'note " + number + "'}"))
                .build();
        var record = new ProducerRecord<>(Topics.PUSHES, push.lane().toString().getBytes(UTF_8),
                Codecs.LANE_REQUEST.write(push));
        long sent = System.nanoTime();
        var _ = producer.send(record);
        while (consumer.poll(PATIENCE).isEmpty()) {
            // The next poll waits again.
        }
        return (System.nanoTime() - sent) / 1000;
    }

    private static Map<String, Object> with(Map<String, Object> client, String name,
            Object value) {
        var more = new HashMap<>(client);
        more.put(name, value);
        return more;
    }

    private record Unheard() implements Observer {
        @Override
        public void settled(TenantId tenant, Receipt receipt) {}

        @Override
        public void replayed() {}

        @Override
        public void refused(ProblemCode code) {}

        @Override
        public void parked(int more) {}
    }
}
