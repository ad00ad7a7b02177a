package io.tributary.gateway.fleet.pull;

import io.tributary.gateway.fleet.pull.Assignment.Membership;
import io.tributary.schemas.fleet.Answer;
import io.tributary.schemas.fleet.Progress;
import io.tributary.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what vehicles answered, and how far they have been pulled by that, in one transaction; those
 * of many vehicles share one. Each transaction commits an offset of the group by which the vehicles
 * are shared, and so the group itself refuses it once a partition belongs to another gateway.
 */
final class TelemetryLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TelemetryLog.class);
    private static final Duration IDLE = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration CLOSE = Duration.ofSeconds(5);
    private static final int ATTEMPTS = 3;

    private final Supplier<Producer<byte[], byte[]>> producers;
    private final Assignment assignment;
    private final FleetSettings settings;
    private final int recordBytesMax;
    private final InstantSource clock;
    private final BlockingQueue<Finished> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean closing;
    private @Nullable Producer<byte[], byte[]> producer;

    /** @param producers each with the same transactional id */
    TelemetryLog(Supplier<Producer<byte[], byte[]>> producers, Assignment assignment,
            FleetSettings settings, int recordBytesMax, InstantSource clock) {
        this.producers = producers;
        this.assignment = assignment;
        this.settings = settings;
        this.recordBytesMax = recordBytesMax;
        this.clock = clock;
        thread = Thread.ofPlatform().name("fleet-log").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /**
     * Returns when all of it is in Kafka. It can't be interrupted, for whoever gave up waiting would
     * not know whether it is.
     *
     * @throws NotStored if none of it is and never will be, or nobody can say
     */
    void append(Holding vehicle, List<Answer> answers, Progress progress, Instant startedAt)
            throws NotStored {
        var finished = Finished.of(vehicle, answers, progress, startedAt, clock.instant());
        // Found out here, or it would end the transaction of others.
        if (finished.largest() > recordBytesMax) {
            LOG.warn("nothing of {} is stored: a record would have {} bytes, over {}",
                    vehicle.key(), finished.largest(), recordBytesMax);
            throw new NotStored("a record would have over " + recordBytesMax + " bytes");
        }
        queue.add(finished);
        if (closing) {
            finished.fail("this gateway is stopping");
        }
        finished.await();
    }

    private void run() {
        try {
            while (!closing) {
                if (isReady()) {
                    var batch = new ArrayList<Finished>();
                    try {
                        collect(batch);
                        store(batch);
                    } finally {
                        batch.forEach(finished -> finished.fail("it was not written"));
                    }
                } else {
                    Thread.sleep(PAUSE);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("interrupted", e);
        } finally {
            closing = true;
            queue.forEach(finished -> finished.fail("this gateway is stopping"));
            discardProducer();
        }
    }

    private void collect(List<Finished> batch) throws InterruptedException {
        var one = queue.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
        long until = System.nanoTime() + settings.transactionLinger().toNanos();
        long bytes = 0;
        while (one != null) {
            batch.add(one);
            bytes += one.bytes();
            one = bytes >= settings.transactionBytesMax().toBytes() ? null
                    : queue.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
    }

    private void store(List<Finished> batch) throws InterruptedException {
        for (int attempt = 1; attempt <= ATTEMPTS && !tried(batch); attempt++) {
            // The group has gone on: some of these may be another's by now, and others not.
            Thread.sleep(PAUSE);
        }
    }

    /** Whether nothing is left to be tried again. */
    private boolean tried(List<Finished> batch) throws InterruptedException {
        var membership = assignment.current();
        var held = held(batch, membership);
        var current = producer;
        var member = membership.member();
        if (held.isEmpty() || current == null || member == null) {
            return true;
        }
        try {
            commit(current, held, member);
            held.forEach(Finished::succeed);
            return true;
        } catch (CommitFailedException e) {
            LOG.debug("the group refused a transaction", e);
            abort(current);
            return false;
        } catch (RuntimeException | ExecutionException e) {
            LOG.warn("the windows of {} vehicles were not stored and are asked for again: {}",
                    held.size(), e.toString());
            uncertain();
            return true;
        }
    }

    /** Those whose vehicles are still this gateway's; the others are at their end. */
    private static List<Finished> held(List<Finished> batch, Membership membership) {
        var held = new ArrayList<Finished>();
        for (var finished : batch) {
            if (membership.covers(finished.vehicle())) {
                held.add(finished);
            } else {
                finished.fail("the vehicle is another gateway's now");
            }
        }
        return held;
    }

    private static void commit(Producer<byte[], byte[]> producer, List<Finished> batch,
            ConsumerGroupMetadata member) throws ExecutionException, InterruptedException {
        producer.beginTransaction();
        var sent = new ArrayList<Future<RecordMetadata>>();
        for (var finished : batch) {
            for (var record : finished.records()) {
                sent.add(producer.send(record));
            }
        }
        // All must be in the log before the group is asked: who holds a partition next looks for its
        // end after that, and must find them before it.
        producer.flush();
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (var one : sent) {
            var written = one.get();
            if (written.topic().equals(Topics.FLEET_PROGRESS)) {
                offsets.put(new TopicPartition(written.topic(), written.partition()),
                        new OffsetAndMetadata(written.offset() + 1));
            }
        }
        producer.sendOffsetsToTransaction(offsets, member);
        producer.commitTransaction();
    }

    private void abort(Producer<byte[], byte[]> current) {
        try {
            current.abortTransaction();
        } catch (RuntimeException e) {
            LOG.warn("a transaction could not be aborted: {}", e.toString());
            uncertain();
        }
    }

    /** The transaction may or may not have been committed, so only the log itself knows. */
    private void uncertain() {
        discardProducer();
        assignment.reload();
    }

    /** Whether there is a producer, which has ended whatever the one before it left open. */
    private boolean isReady() {
        if (producer != null) {
            return true;
        }
        var made = producers.get();
        producer = made;
        try {
            made.initTransactions();
            return true;
        } catch (RuntimeException e) {
            LOG.warn("the fleet can't be written yet: {}", e.toString());
            discardProducer();
            return false;
        }
    }

    private void discardProducer() {
        var current = producer;
        producer = null;
        if (current != null) {
            current.close(Duration.ZERO);
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            if (thread.isAlive() && !thread.join(CLOSE)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
