package io.tributary.processor.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.embedded.broker.BrokerSettings;
import io.tributary.embedded.broker.EmbeddedBroker;
import io.tributary.processor.topology.Observer;
import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.fixture.PushBuilder;
import io.tributary.schemas.receipt.Receipt;
import io.tributary.schemas.topic.TopicProvisioner;
import io.tributary.schemas.topic.TopicSettings;
import io.tributary.schemas.topic.Topics;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.LaneKey;
import io.tributary.schemas.value.ProblemCode;
import io.tributary.schemas.value.TenantId;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * How many operations the processor alone decides in a second: it finds the pushes topic filled and
 * works it off. Run its {@code main} with the number of lanes and of pushes; further arguments are
 * settings, {@code threads=1}.
 */
final class ProcessorThroughput {
    private static final int OPERATIONS = 100;
    private static final int ENTITIES = 50_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final int lanes;
    private final Map<String, Object> named = new HashMap<>();
    private final int pushes;
    private final TopicSettings topics;

    private ProcessorThroughput(String[] args) {
        lanes = Integer.parseInt(args[0]);
        pushes = Integer.parseInt(args[1]);
        for (String setting : List.of(args).subList(2, args.length)) {
            var parts = setting.split("=", 2);
            named.put(parts[0], parts[1]);
        }
        topics = ProcessorFixture.topics(4, 1);
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        new ProcessorThroughput(args).run(System.out);
    }

    private void run(PrintStream out) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("tributary-throughput-");
        try (var broker = EmbeddedBroker.start(BrokerSettings.in(folder.resolve("kafka")))) {
            new TopicProvisioner(client(broker), new Topics(topics), PATIENCE).provision();
            fill(broker);
            var settled = worked(broker, folder.resolve("state"));
            out.printf("%d lanes, %s: %,d operations a second,"
                    + " %,d a second of the stream threads' processor time%n", lanes, named,
                    settled.perSecond(), settled.perThreadSecond());
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private void fill(EmbeddedBroker broker) {
        try (var producer = new KafkaProducer<>(client(broker), new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int number = 0; number < pushes; number++) {
                var _ = producer.send(push(number));
            }
        }
    }

    /** Lanes are spread evenly, so that each of as many partitions has its share. */
    private ProducerRecord<byte[], byte[]> push(int number) {
        var lane = new LaneKey(PushBuilder.TENANT, number % lanes);
        var push = PushBuilder.aPush().in(lane).from("node-" + number % 50)
                .withKey("push-" + number).withFingerprint("f" + number)
                .replyTo(0, "correlation-" + number);
        for (int i = 0; i < OPERATIONS; i++) {
            int entity = (number * OPERATIONS + i) % ENTITIES;
            push.putting("order", "order-" + entity, document(number, i));
        }
        return new ProducerRecord<>(Topics.PUSHES, lane.lane() % topics.lanePartitions(),
                lane.toString().getBytes(UTF_8), Codecs.LANE_REQUEST.write(push.build()));
    }

    /** Some 300 bytes of JSON. */
    private static Document document(int number, int index) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("customer", "customer-" + number % 1000);
        fields.put("status", index % 2 == 0 ? "open" : "delivered");
        fields.put("total", number * 7L + index);
        fields.put("paid", index % 3 == 0);
        fields.put("createdAt", "2026-03-01T12:00:00Z");
        fields.put("address", Map.of("street", "Long Street " + index, "city", "Springfield",
                "zip", "12345"));
        fields.put("note", "Please leave the parcel with the neighbours, second floor, and ring"
                + " twice; thank you very much.");
        return new Document(fields);
    }

    private Settled worked(EmbeddedBroker broker, Path state) throws InterruptedException {
        var settled = new Settled((long) pushes * OPERATIONS);
        var all = new HashMap<>(named);
        all.put("state-dir", state);
        var config = StreamsSettings.of(ProcessorFixture.settings(all), topics, client(broker));
        try (var streams = new KafkaStreams(ProcessorFixture.topology(topics, settled), config)) {
            streams.start();
            if (!settled.all.await(10, TimeUnit.MINUTES)) {
                throw new IllegalStateException("not done in time");
            }
            return settled;
        }
    }

    private static Map<String, Object> client(EmbeddedBroker broker) {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    /** Counts from the end of the first tenth, when the code is warm. */
    private static final class Settled implements Observer {
        final CountDownLatch all = new CountDownLatch(1);
        private final long expected;
        private final AtomicLong operations = new AtomicLong();
        /** Processor time of each stream thread: on a shared machine the steadier measure. */
        private final Map<Long, Span> threads = new ConcurrentHashMap<>();
        private volatile long warmNanos;
        private volatile long doneNanos;

        Settled(long expected) {
            this.expected = expected;
        }

        private record Span(long from, long to) {
            Span until(Span later) {
                return new Span(from, later.to);
            }
        }

        @Override
        public void settled(TenantId tenant, Receipt receipt) {
            long before = operations.getAndAdd(receipt.outcomes().size());
            long after = before + receipt.outcomes().size();
            if (before < expected / 10) {
                warmNanos = System.nanoTime();
                return;
            }
            long now = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            threads.merge(Thread.currentThread().threadId(), new Span(now, now), Span::until);
            if (after == expected) {
                doneNanos = System.nanoTime();
                all.countDown();
            }
        }

        long perSecond() {
            return perSecond(doneNanos - warmNanos);
        }

        long perThreadSecond() {
            return perSecond(threads.values().stream().mapToLong(it -> it.to - it.from).sum());
        }

        private long perSecond(long nanos) {
            return (expected - expected / 10) * TimeUnit.SECONDS.toNanos(1) / nanos;
        }

        @Override
        public void replayed() {}

        @Override
        public void refused(ProblemCode code) {}

        @Override
        public void parked(int more) {}
    }
}
