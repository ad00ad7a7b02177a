package io.tributary.gateway.operations;

import io.tributary.gateway.http.Problem;
import io.tributary.gateway.http.ProblemException;
import io.tributary.gateway.operations.OperationsJson.ReplayJson;
import io.tributary.schemas.topic.DeadLetter;
import io.tributary.schemas.topic.RecordPlace;
import io.tributary.schemas.topic.Topics;
import io.tributary.schemas.value.ProblemCode;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a letter's record back into its topic, once. The record and the note that says so are one
 * transaction, and all gateways use one transactional id: whoever begins ends or undoes what another
 * has begun, and then reads whether a note is there.
 */
final class Replays {
    private static final Logger LOG = LoggerFactory.getLogger(Replays.class);
    /**
     * What may come a second time and out of its order. A compacted topic is not among them, nor is
     * the journal: an old record behind a newer one would be taken for the latest state.
     */
    private static final Set<String> TOPICS = Set.of(Topics.PUSHES, Topics.TELEMETRY,
            Topics.CONFLICTS, Topics.MEASUREMENTS, Topics.ALARMS);

    private final KafkaReach kafka;
    private final OperationsSettings settings;

    Replays(KafkaReach kafka, OperationsSettings settings) {
        this.kafka = kafka;
        this.settings = settings;
    }

    /** Why a letter can't be put back; null if it can. */
    @Nullable
    String refusal(ConsumerRecord<byte[], byte[]> letter) {
        RecordPlace origin;
        try {
            origin = DeadLetter.origin(letter);
        } catch (IllegalArgumentException e) {
            return "the letter does not say where it comes from";
        }
        if (!TOPICS.contains(origin.topic())) {
            return "records of " + origin.topic() + " are not put back, since an old one behind a"
                    + " newer one would be taken for the latest state";
        }
        return origin.partition() < kafka.topics().named(origin.topic()).partitions() ? null
                : "there is no partition " + origin.topic() + "-" + origin.partition();
    }

    ReplayJson replay(TopicPartition partition, long offset) {
        // Whoever asks for nothing that can be done must not undo what another is doing.
        var known = answered(partition, offset);
        if (known.before() != null) {
            return known.before();
        }
        try (var producer = kafka.replays().get()) {
            producer.initTransactions();
            var found = answered(partition, offset);
            if (found.before() != null) {
                return found.before();
            }
            var place = putBack(producer, found.letter());
            LOG.info("put {} back as {}", DeadLetter.placeOf(found.letter()), place);
            return new ReplayJson(partition.partition(), offset, place.toString(), false);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            LOG.warn("a dead letter could not be put back", e);
            throw Problem.passing(ProblemCode.OUTCOME_UNKNOWN,
                    "Kafka did not confirm it; the same request is safe").toException();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private Found answered(TopicPartition partition, long offset) {
        try (var reading = new TopicReading(kafka.consumers().get(), settings.timeout())) {
            var letters = Letters.one(reading, partition, offset);
            var place = letters.replayed().get(DeadLetter.placeOf(letters.letter()).toString());
            if (place != null) {
                return new Found(letters.letter(),
                        new ReplayJson(partition.partition(), offset, place, true));
            }
            var refusal = refusal(letters.letter());
            if (refusal != null) {
                throw new ProblemException(ProblemCode.UNPROCESSABLE, refusal);
            }
            return new Found(letters.letter(), null);
        }
    }

    /** A letter that can be put back, and what it became if it was. */
    private record Found(ConsumerRecord<byte[], byte[]> letter, @Nullable ReplayJson before) {}

    /** What fails in between is undone when the producer is closed, or by the next one. */
    private RecordPlace putBack(Producer<byte[], byte[]> producer,
            ConsumerRecord<byte[], byte[]> letter)
            throws ExecutionException, TimeoutException, InterruptedException {
        producer.beginTransaction();
        var written = written(producer, DeadLetter.replay(letter));
        var place = new RecordPlace(written.topic(), written.partition(), written.offset());
        written(producer, DeadLetter.note(letter, place));
        producer.commitTransaction();
        return place;
    }

    private RecordMetadata written(Producer<byte[], byte[]> producer,
            ProducerRecord<byte[], byte[]> record)
            throws ExecutionException, TimeoutException, InterruptedException {
        return producer.send(record).get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
    }
}
