package io.tributary.projector.consume;

import io.r2dbc.spi.R2dbcException;
import io.tributary.projector.entity.EntityProjection;
import io.tributary.schemas.topic.Topics;
import io.tributary.schemas.trace.TraceHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/**
 * One consumer on one thread: poll, cut, write, announce. A partition is paused from its assignment
 * until its position is read from Postgres, and all are while Postgres fails, so that polling goes
 * on and the group keeps this member.
 */
final class ConsumeLoop implements Runnable, ConsumerRebalanceListener {
    private final int thread;
    private final Consumer<byte[], byte[]> consumer;
    private final List<String> topics;
    private final BatchWriter writer;
    private final HeadPublisher heads;
    private final DeadLetters deadLetters;
    private final Progress progress;
    private final PushTraces traces;
    private final ConsumeSettings settings;
    private final Backlog backlog;
    private final Set<TopicPartition> unplaced = new HashSet<>();
    private final Set<Received> buried = new HashSet<>();
    private Duration delay = Duration.ZERO;
    private volatile boolean stopped;

    ConsumeLoop(int thread, Consumer<byte[], byte[]> consumer, List<String> topics,
            BatchWriter writer, HeadPublisher heads, DeadLetters deadLetters, Progress progress,
            PushTraces traces, ConsumeSettings settings) {
        this.thread = thread;
        this.consumer = consumer;
        this.topics = topics;
        this.writer = writer;
        this.heads = heads;
        this.deadLetters = deadLetters;
        this.progress = progress;
        this.traces = traces;
        this.settings = settings;
        this.backlog = new Backlog(settings.batchRowsMax(), settings.batchBytesMax().toBytes());
    }

    @Override
    public void run() {
        try (writer) {
            consumer.subscribe(topics, this);
            while (!stopped) {
                step();
            }
        } catch (WakeupException e) {
            if (!stopped) {
                throw e;
            }
        } finally {
            consumer.close(CloseOptions.timeout(settings.stopTimeout().dividedBy(2)));
        }
    }

    /** The batch that is being written is finished; nothing else is begun. */
    void stop() {
        stopped = true;
        consumer.wakeup();
    }

    private void step() {
        try {
            backlog.add(consumer.poll(delay.isZero() ? settings.pollWait() : delay));
            place();
            writeAll();
            sayOwedHeads();
            recovered();
        } catch (WakeupException e) {
            throw e;
        } catch (RuntimeException e) {
            // Whatever it is, the batch is still here: to try again loses nothing, to die would.
            failed(e);
        }
        tellWhatWaits();
    }

    private void tellWhatWaits() {
        for (var partition : backlog.partitions()) {
            progress.behind(partition,
                    backlog.waiting(partition) + consumer.currentLag(partition).orElse(0),
                    backlog.oldest(partition));
        }
    }

    /** Goes to where Postgres stands, which alone knows what was committed. */
    private void place() {
        if (unplaced.isEmpty()) {
            return;
        }
        var positions = writer.positions(unplaced);
        var beginnings = consumer.beginningOffsets(unplaced);
        var ends = consumer.endOffsets(unplaced);
        positions.forEach((partition, position) -> {
            long end = ends.getOrDefault(partition, 0L);
            if (position > end) {
                throw new KafkaException(partition + " ends at " + end
                        + ", but Postgres has read it up to " + position
                        + ": Kafka lost records, or this is another Kafka. Restore Kafka, or"
                        + " give the projector an empty database");
            }
        });
        // A crash between commit and announcement, or a rebuilt Postgres, leaves nobody asleep.
        heads.publish(writer.heads(partitionsOf(Topics.CHANGES, unplaced)));
        positions.forEach((partition, position) -> {
            backlog.place(partition, position);
            consumer.seek(partition, Math.max(position, beginnings.getOrDefault(partition, 0L)));
        });
        consumer.resume(unplaced);
        unplaced.clear();
    }

    private void writeAll() {
        var batch = backlog.next(this::caughtUp);
        while (!batch.isEmpty() && !stopped) {
            write(batch);
            batch = backlog.next(this::caughtUp);
        }
    }

    private void write(Batch batch) {
        var began = System.nanoTime();
        bury(batch.unreadable());
        try {
            switch (writer.write(batch)) {
                case COMMITTED -> committed(batch, Duration.ofNanos(System.nanoTime() - began));
                case FENCED -> replace(batch);
            }
        } catch (R2dbcException e) {
            if (!Refusal.isOfData(e)) {
                throw e;
            }
            var found = Refusal.find(batch.received().toList(),
                    some -> writer.rehearse(batch.only(some))).orElseThrow(() -> e);
            backlog.refuse(found.record(), found.reason());
        }
    }

    /** Before their offsets commit: a crash in between writes them twice, never not at all. */
    private void bury(List<Received> unreadable) {
        var unburied = unreadable.stream().filter(one -> !buried.contains(one)).toList();
        if (!unburied.isEmpty()) {
            deadLetters.send(unburied);
            buried.addAll(unburied);
            progress.deadLettered(unburied.size());
        }
    }

    private void committed(Batch batch, Duration took) {
        backlog.settle(batch);
        buried.clear();
        heads.publish(EntityProjection.heads(batch.entities()));
        progress.committed(batch.records(), took);
        batch.parts().stream().filter(part -> part.partition().topic().equals(Topics.CHANGES))
                .map(part -> part.received().getFirst().writtenAt()).min(Instant::compareTo)
                .ifPresent(progress::changesVisible);
        trace(batch, took);
    }

    /** All records of a push that are kept in the trace have the same headers of it. */
    private void trace(Batch batch, Duration took) {
        var traced = new HashSet<String>();
        batch.received().map(Received::record)
                .filter(record -> TraceHeaders.isSampled(record.headers()))
                .filter(record -> traced.add(String.valueOf(
                        TraceHeaders.get(record.headers(), TraceHeaders.TRACEPARENT))))
                .forEach(record -> traces.visible(record.topic(), record.headers(),
                        batch.records(), took));
    }

    private void sayOwedHeads() {
        var owed = heads.takeOwed();
        if (!owed.isEmpty()) {
            var ours = partitionsOf(Topics.CHANGES, backlog.partitions());
            heads.publish(writer.heads(owed.stream().filter(ours::contains).toList()));
        }
    }

    private void replace(Batch fenced) {
        var partitions = fenced.parts().stream().map(Batch.Part::partition)
                .collect(Collectors.toSet());
        backlog.drop(partitions);
        consumer.pause(partitions);
        unplaced.addAll(partitions);
    }

    private boolean caughtUp(TopicPartition partition) {
        var lag = consumer.currentLag(partition);
        return lag.isPresent() && lag.getAsLong() == 0;
    }

    private void recovered() {
        if (!delay.isZero()) {
            delay = Duration.ZERO;
            consumer.resume(backlog.partitions());
        }
        progress.working(thread);
    }

    private void failed(Exception e) {
        consumer.pause(consumer.assignment());
        var next = delay.isZero() ? settings.retryDelay() : delay.multipliedBy(2);
        delay = next.compareTo(settings.retryDelayMax()) < 0 ? next : settings.retryDelayMax();
        progress.failing(thread, e);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        consumer.pause(partitions);
        unplaced.addAll(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        backlog.drop(partitions);
        unplaced.removeAll(partitions);
        partitions.forEach(progress::released);
    }

    private static Set<Integer> partitionsOf(String topic, Set<TopicPartition> partitions) {
        return partitions.stream().filter(partition -> partition.topic().equals(topic))
                .map(TopicPartition::partition).collect(Collectors.toSet());
    }
}
