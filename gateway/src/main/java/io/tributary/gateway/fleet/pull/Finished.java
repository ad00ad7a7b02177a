package io.tributary.gateway.fleet.pull;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.fleet.Answer;
import io.tributary.schemas.fleet.Progress;
import io.tributary.schemas.topic.EventHeaders;
import io.tributary.schemas.topic.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written of a vehicle together: its answers and the progress that they make.
 *
 * @param stored completes when it is written, or fails with {@link NotStored}
 */
record Finished(Holding vehicle, List<ProducerRecord<byte[], byte[]>> records,
        CompletableFuture<@Nullable Void> stored) {

    static Finished of(Holding vehicle, List<Answer> answers, Progress progress,
            Instant startedAt, Instant now) {
        var key = vehicle.key().getBytes(UTF_8);
        var id = vehicle.key() + "/" + startedAt + "/" + now + "/";
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (var answer : answers) {
            records.add(new ProducerRecord<>(Topics.TELEMETRY, vehicle.partition(), key,
                    Codecs.ANSWER.write(answer),
                    headers("io.tributary.telemetry", id + records.size(), now)));
        }
        records.add(new ProducerRecord<>(Topics.FLEET_PROGRESS, vehicle.partition(), key,
                Codecs.PROGRESS.write(progress),
                headers("io.tributary.fleet-progress", id + "progress", now)));
        return new Finished(vehicle, records, new CompletableFuture<>());
    }

    private static Headers headers(String type, String id, Instant now) {
        return EventHeaders.of(type, "/gateway", id, now);
    }

    long bytes() {
        return records.stream().mapToLong(record -> record.value().length).sum();
    }

    /** The largest of the records, with its key. */
    int largest() {
        return records.stream().mapToInt(record -> record.key().length + record.value().length)
                .max().orElse(0);
    }

    void succeed() {
        stored.complete(null);
    }

    /** Without effect once it has succeeded. */
    void fail(String why) {
        stored.completeExceptionally(new NotStored(why));
    }

    /** Can't be interrupted: whoever gave up waiting would not know whether it is written. */
    void await() throws NotStored {
        try {
            stored.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof NotStored notStored ? notStored
                    : new NotStored(String.valueOf(e.getCause()));
        }
    }
}
