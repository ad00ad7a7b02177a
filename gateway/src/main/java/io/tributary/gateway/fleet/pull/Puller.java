package io.tributary.gateway.fleet.pull;

import io.tributary.gateway.access.RegistryView;
import io.tributary.gateway.fleet.vehicle.VehicleClient;
import io.tributary.gateway.fleet.vehicle.Vehicles;
import io.tributary.gateway.follow.ConsumerThread;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.topic.LanePartition;
import io.tributary.schemas.topic.Topic;
import io.tributary.schemas.topic.Topics;
import io.tributary.schemas.value.NodeId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pulls the vehicles that are this gateway's. The gateways are a consumer group over the partitions
 * of the progress topic: it reads nothing by that, it only learns whose vehicles are its own.
 */
public final class Puller implements AutoCloseable {
    /** The consumer group that the gateways are. */
    public static final String GROUP = "tributary-fleet";

    private static final Logger LOG = LoggerFactory.getLogger(Puller.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration CLOSE = Duration.ofSeconds(5);

    private final Topic progressTopic;
    private final RegistryView registry;
    private final ProgressView progress;
    private final Vehicles vehicles;
    private final Cycle cycle;
    private final TelemetryLog log;
    private final PullCounts counts;
    private final FleetSettings settings;
    private final Assignment assignment = new Assignment();
    private final Map<NodeId, Round> rounds = new HashMap<>();
    private final ConsumerThread thread;
    private long changesSeen = -1;
    private Map<Integer, Long> epochsSeen = Map.of();

    /**
     * What a puller works with.
     *
     * @param members of the consumer group that the gateways are
     * @param producers each with the same transactional id, no other gateway's
     */
    public record Parts(Topics topics, RegistryView registry, ProgressView progress,
            Vehicles vehicles, VehicleClient client, PullCounts counts, FleetSettings settings,
            Supplier<Consumer<byte[], byte[]>> members,
            Supplier<Producer<byte[], byte[]>> producers, InstantSource clock) {}

    public Puller(Parts parts) {
        progressTopic = parts.topics().named(Topics.FLEET_PROGRESS);
        registry = parts.registry();
        progress = parts.progress();
        vehicles = parts.vehicles();
        counts = parts.counts();
        settings = parts.settings();
        log = new TelemetryLog(parts.producers(), assignment, settings,
                parts.topics().settings().recordBytesMax(), parts.clock());
        cycle = new Cycle(parts.client(), log::append, counts, settings, parts.clock());
        thread = new ConsumerThread("fleet-puller", parts.members(), new Member(), CLOSE);
    }

    public void start() {
        if (settings.pulling()) {
            log.start();
            thread.start();
        }
    }

    @Override
    public void close() {
        thread.close();
        log.close();
    }

    private void pull(Consumer<byte[], byte[]> consumer) {
        consumer.subscribe(List.of(progressTopic.name()), new Sharing(consumer));
        while (!thread.isClosing()) {
            consumer.poll(POLL);
            assignment.member(consumer.groupMetadata());
            findEnds(consumer);
            assignment.hold(progress::position);
            reconcile();
        }
    }

    private void findEnds(Consumer<byte[], byte[]> consumer) {
        var endless = assignment.endless();
        if (!endless.isEmpty()) {
            var ends = consumer.endOffsets(endless.stream().map(
                    partition -> new TopicPartition(progressTopic.name(), partition)).toList());
            assignment.ends(ends.entrySet().stream().collect(Collectors.toMap(
                    end -> end.getKey().partition(), Map.Entry::getValue)));
        }
    }

    /** Begins the rounds of the vehicles that are this gateway's, and ends the others. */
    private void reconcile() {
        var epochs = assignment.current().epochs();
        long changes = registry.vehicleChanges();
        if (changes == changesSeen && epochs.equals(epochsSeen)) {
            return;
        }
        changesSeen = changes;
        epochsSeen = epochs;
        var wanted = new HashMap<NodeId, Wanted>();
        registry.vehicles().filter(RegistryEntry.Vehicle::active).forEach(entry -> {
            var key = entry.tenant() + "/" + entry.node();
            int partition = LanePartition.of(key, progressTopic.partitions());
            var epoch = epochs.get(partition);
            if (epoch != null) {
                wanted.put(entry.node(),
                        new Wanted(entry, new Holding(key, partition, epoch)));
            }
        });
        rounds.values().removeIf(round -> {
            if (wanted.containsKey(round.entry().node())) {
                return false;
            }
            round.end();
            return round.isOver();
        });
        wanted.values().forEach(this::keepUp);
        counts.held(wanted.keySet());
    }

    private void keepUp(Wanted wanted) {
        var entry = wanted.entry();
        var holding = wanted.holding();
        var before = rounds.get(entry.node());
        if (before != null && before.serves(entry, holding)) {
            return;
        }
        Memory memory;
        Duration firstWait;
        if (before != null && before.holding().equals(holding)) {
            memory = before.memory();
            firstWait = Duration.ZERO;
        } else {
            memory = new Memory(progress.of(entry.node()), vehicles.overlap(entry));
            firstWait = memory.progress() == null ? Duration.ZERO : spread(entry);
        }
        if (before != null) {
            before.end();
        }
        var round = new Round(cycle, vehicles, settings, entry, holding, memory, before,
                firstWait);
        rounds.put(entry.node(), round);
        round.start();
    }

    /** Vehicles that come together from another gateway are not asked all at once. */
    private Duration spread(RegistryEntry.Vehicle entry) {
        return Duration.ofMillis(ThreadLocalRandom.current()
                .nextLong(Math.max(1, vehicles.interval(entry).toMillis())));
    }

    private void awaitRounds() {
        try {
            for (var round : rounds.values()) {
                round.awaitEnd(CLOSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A vehicle that this gateway has to pull. */
    private record Wanted(RegistryEntry.Vehicle entry, Holding holding) {}

    /** As a member of the group, and after it. */
    private final class Member implements ConsumerThread.Work {
        @Override
        public void use(Consumer<byte[], byte[]> consumer) {
            pull(consumer);
        }

        @Override
        public void failed(RuntimeException e, Duration pause) {
            LOG.warn("the gateway's share of the vehicles is lost and asked for again", e);
        }

        @Override
        public void released() {
            assignment.revokedAll();
            rounds.values().forEach(Round::end);
            changesSeen = -1;
        }

        @Override
        public void ended() {
            awaitRounds();
        }
    }

    /** Hears what is this gateway's and what no longer is. */
    private final class Sharing implements ConsumerRebalanceListener {
        private final Consumer<byte[], byte[]> consumer;

        Sharing(Consumer<byte[], byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            consumer.pause(partitions);
            assignment.assigned(numbers(partitions));
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            assignment.revoked(numbers(partitions));
        }

        private static List<Integer> numbers(Collection<TopicPartition> partitions) {
            return partitions.stream().map(TopicPartition::partition).toList();
        }
    }
}
