package io.tributary.gateway.fleet.pull;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.gateway.follow.TopicFollower;
import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.fleet.Progress;
import io.tributary.schemas.topic.Topic;
import io.tributary.schemas.value.NodeId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** How far each vehicle has been pulled, by whichever gateway. */
public final class ProgressView implements AutoCloseable {
    private final Map<NodeId, Progress> progress = new ConcurrentHashMap<>();
    private final TopicFollower follower;

    /** @param consumers that read committed records only */
    public ProgressView(Topic fleetProgress, Supplier<Consumer<byte[], byte[]>> consumers) {
        follower = new TopicFollower(fleetProgress.name(),
                IntStream.range(0, fleetProgress.partitions()).boxed().toList(),
                TopicFollower.Start.FIRST, consumers, this::take);
    }

    public void start(Duration timeout) {
        follower.start(timeout);
    }

    public boolean isReading() {
        return follower.isReading();
    }

    /** Null if the vehicle has not been pulled yet. */
    public @Nullable Progress of(NodeId vehicle) {
        return progress.get(vehicle);
    }

    /** Whatever stands in the partition before this offset is in the view. */
    long position(int partition) {
        return follower.position(partition);
    }

    @Override
    public void close() {
        follower.close();
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        var key = new String(record.key(), UTF_8);
        var vehicle = NodeId.parse(key.substring(key.indexOf('/') + 1));
        if (record.value() == null) {
            progress.remove(vehicle);
        } else {
            progress.put(vehicle, Codecs.PROGRESS.read(record.value()));
        }
    }
}
