package io.tributary.gateway.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.gateway.http.ProblemException;
import io.tributary.gateway.operations.OperationsJson.LetterJson;
import io.tributary.gateway.operations.OperationsJson.LettersJson;
import io.tributary.gateway.operations.OperationsJson.ReplayJson;
import io.tributary.gateway.operations.OperationsJson.WholeLetterJson;
import io.tributary.schemas.topic.DeadLetter;
import io.tributary.schemas.topic.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The records that were set aside: what there are, and another attempt for one of them. */
public final class DeadLetters {
    private final KafkaReach kafka;
    private final OperationsSettings settings;
    private final Replays replays;

    public DeadLetters(KafkaReach kafka, OperationsSettings settings) {
        this.kafka = kafka;
        this.settings = settings;
        replays = new Replays(kafka, settings);
    }

    /** The latest letters, the newest first. */
    LettersJson list(Predicate<ConsumerRecord<byte[], byte[]>> wanted, int limit) {
        var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        var replayed = new HashMap<String, String>();
        try (var reading = reading()) {
            var ends = reading.ends(partitions());
            var from = new HashMap<TopicPartition, Long>();
            ends.forEach((partition, end) -> from.put(partition,
                    Math.max(0, end - settings.lettersMax())));
            reading.read(from, ends, record -> {
                var letter = DeadLetter.text(record, DeadLetter.REPLAYED);
                if (letter != null) {
                    replayed.put(letter, Letters.replayedAs(record));
                } else if (wanted.test(record)) {
                    found.add(record);
                }
                return true;
            });
        }
        var letters = found.stream()
                .sorted(Comparator.comparing(
                        (ConsumerRecord<byte[], byte[]> letter) -> letter.timestamp()).reversed())
                .limit(limit).map(letter -> json(letter, replayed)).toList();
        return new LettersJson(letters, found.size() > limit);
    }

    /** @throws ProblemException if there is no such letter */
    WholeLetterJson whole(int partition, long offset) {
        try (var reading = reading()) {
            var letter = Letters.one(reading, place(partition), offset);
            var headers = new LinkedHashMap<String, String>();
            letter.letter().headers().forEach(header -> headers.put(header.key(),
                    header.value() == null ? "" : new String(header.value(), UTF_8)));
            var value = letter.letter().value();
            var text = text(value);
            return new WholeLetterJson(json(letter.letter(), letter.replayed()), headers, text,
                    text != null || value == null ? null
                            : Base64.getEncoder().encodeToString(value));
        }
    }

    /** @throws ProblemException if there is no such letter, or it can't be put back */
    ReplayJson replay(int partition, long offset) {
        return replays.replay(place(partition), offset);
    }

    private LetterJson json(ConsumerRecord<byte[], byte[]> letter, Map<String, String> replayed) {
        var value = letter.value();
        return new LetterJson(letter.partition(), letter.offset(),
                Instant.ofEpochMilli(letter.timestamp()),
                DeadLetter.text(letter, DeadLetter.APPLICATION),
                DeadLetter.text(letter, DeadLetter.REASON),
                DeadLetter.text(letter, DeadLetter.ORIGIN),
                letter.key() == null ? null : new String(letter.key(), UTF_8),
                value == null ? 0 : value.length, replays.refusal(letter) == null,
                replayed.get(DeadLetter.placeOf(letter).toString()));
    }

    /** Null if it is none. */
    private static @Nullable String text(byte @Nullable [] value) {
        try {
            return value == null ? null
                    : UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private TopicPartition place(int partition) {
        if (partition >= kafka.topics().named(Topics.DEAD_LETTERS).partitions()) {
            throw Letters.none();
        }
        return new TopicPartition(Topics.DEAD_LETTERS, partition);
    }

    private TopicReading reading() {
        return new TopicReading(kafka.consumers().get(), settings.timeout());
    }

    private List<TopicPartition> partitions() {
        return IntStream.range(0, kafka.topics().named(Topics.DEAD_LETTERS).partitions())
                .mapToObj(partition -> new TopicPartition(Topics.DEAD_LETTERS, partition))
                .toList();
    }
}
