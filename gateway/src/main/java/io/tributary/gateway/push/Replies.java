package io.tributary.gateway.push;

import io.tributary.gateway.follow.TopicFollower;
import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.push.ReplyTo;
import io.tributary.schemas.receipt.Reply;
import io.tributary.schemas.topic.LanePartition;
import io.tributary.schemas.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** Brings each reply to the request that waits for it. */
public final class Replies implements AutoCloseable {
    private final int partition;
    private final String prefix;
    private final AtomicLong count = new AtomicLong();
    private final Map<String, Sinks.One<Reply>> waiting = new ConcurrentHashMap<>();
    private final TopicFollower follower;

    /**
     * @param instance tells the gateways apart, so that they spread over the partitions
     * @param nonce no other run of any gateway has or had the same
     */
    public Replies(Topic replies, String instance, String nonce,
            Supplier<Consumer<byte[], byte[]>> consumers) {
        partition = LanePartition.of(instance, replies.partitions());
        prefix = nonce + "-";
        follower = new TopicFollower(replies.name(), List.of(partition), TopicFollower.Start.END,
                consumers, this::take);
    }

    /** Must have returned before the first request is sent, or its reply may be missed. */
    public void start(Duration timeout) {
        follower.start(timeout);
    }

    public boolean isReading() {
        return follower.isReading();
    }

    /** Sends a request that says where to answer, and waits for the answer. */
    Mono<Reply> ask(Function<ReplyTo, Mono<Void>> send, Duration timeout) {
        return Mono.defer(() -> {
            var correlation = prefix + Long.toString(count.incrementAndGet(), Character.MAX_RADIX);
            Sinks.One<Reply> sink = Sinks.one();
            waiting.put(correlation, sink);
            return send.apply(new ReplyTo(partition, correlation))
                    .then(sink.asMono())
                    .timeout(timeout)
                    // The thread that reads replies must not write answers.
                    .publishOn(Schedulers.parallel())
                    .doFinally(_ -> waiting.remove(correlation));
        });
    }

    @Override
    public void close() {
        follower.close();
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        var reply = Codecs.REPLY.read(record.value());
        var sink = waiting.remove(reply.correlation());
        if (sink != null) {
            sink.tryEmitValue(reply);
        }
    }
}
