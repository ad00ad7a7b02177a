package io.tributary.gateway.pull;

import io.tributary.gateway.follow.TopicFollower;
import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.topic.Topic;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Keeps the view of the heads as new as their topic. */
public final class Heads implements AutoCloseable {
    private final HeadsView view = new HeadsView();
    private final TopicFollower follower;

    public Heads(Topic heads, Supplier<Consumer<byte[], byte[]>> consumers) {
        follower = new TopicFollower(heads.name(),
                IntStream.range(0, heads.partitions()).boxed().toList(),
                TopicFollower.Start.FIRST, consumers, this::take);
    }

    public HeadsView view() {
        return view;
    }

    public void start(Duration timeout) {
        follower.start(timeout);
    }

    public boolean isReading() {
        return follower.isReading();
    }

    @Override
    public void close() {
        follower.close();
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() != null) {
            view.apply(Codecs.HEAD.read(record.value()));
        }
    }
}
