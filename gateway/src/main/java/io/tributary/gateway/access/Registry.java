package io.tributary.gateway.access;

import io.tributary.gateway.follow.TopicFollower;
import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.topic.Topic;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Keeps the view of the registry as new as its topic, on every gateway alike. */
public final class Registry implements AutoCloseable {
    private final RegistryView view;
    private final Map<Integer, Progress> progress = new ConcurrentHashMap<>();
    private final TopicFollower follower;

    /** @param clock by which tokens begin and end */
    public Registry(Topic nodes, Supplier<Consumer<byte[], byte[]>> consumers,
            InstantSource clock) {
        view = new RegistryView(clock);
        follower = new TopicFollower(nodes.name(),
                IntStream.range(0, nodes.partitions()).boxed().toList(),
                TopicFollower.Start.FIRST, consumers, this::take);
    }

    public RegistryView view() {
        return view;
    }

    public void start(Duration timeout) {
        follower.start(timeout);
    }

    public boolean isReading() {
        return follower.isReading();
    }

    /** Completes when the view has the record that stands at this place. */
    public Mono<Void> seen(int partition, long offset) {
        return Mono.defer(() -> of(partition).reached(offset));
    }

    @Override
    public void close() {
        follower.close();
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        try {
            if (record.value() != null) {
                view.apply(Codecs.REGISTRY_ENTRY.read(record.value()));
            }
        } finally {
            of(record.partition()).advance(record.offset());
        }
    }

    private Progress of(int partition) {
        return progress.computeIfAbsent(partition, _ -> new Progress());
    }

    /** How far a partition has been read, and who waits for it to be read further. */
    private static final class Progress {
        private final ConcurrentSkipListMap<Long, Sinks.Empty<Void>> waiting = new ConcurrentSkipListMap<>();
        private volatile long offset = -1;

        Mono<Void> reached(long wanted) {
            var sink = waiting.computeIfAbsent(wanted, _ -> Sinks.empty());
            // Looked at after it is registered, so that no advance is missed in between.
            if (offset >= wanted) {
                wake();
            }
            return sink.asMono();
        }

        void advance(long to) {
            offset = to;
            wake();
        }

        private void wake() {
            for (var due = waiting.headMap(offset, true)
                    .pollFirstEntry(); due != null; due = waiting.headMap(offset, true)
                            .pollFirstEntry()) {
                due.getValue().tryEmitEmpty();
            }
        }
    }
}
