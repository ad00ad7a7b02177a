package io.tributary.schemas.topic;

import static io.tributary.schemas.topic.EventHeaders.utf8;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Makes the dead letter of a record that can't be processed: its bytes, its origin, the reason. And
 * out of a letter the record again, for another attempt, with a note beside the letter that says so.
 */
public final class DeadLetter {
    /** Header: which application gave up on the record. */
    public static final String APPLICATION = "tributary_application";
    /** Header: why. */
    public static final String REASON = "tributary_reason";
    /** Header: where the record stands, {@code topic-partition@offset}. */
    public static final String ORIGIN = "tributary_origin";
    /** Header of a record that was put back: the place of its letter. */
    public static final String REPLAY_OF = "tributary_replay_of";
    /** Header of a note among the letters: the place of the letter that was put back. */
    public static final String REPLAYED = "tributary_replayed";
    /** Header of a note: the place of the record that the letter became. */
    public static final String REPLAYED_AS = "tributary_replayed_as";

    private static final Set<String> OURS = Set.of(APPLICATION, REASON, ORIGIN);
    private static final int REASON_LENGTH_MAX = 1000;

    private DeadLetter() {}

    public static ProducerRecord<byte[], byte[]> of(ConsumerRecord<byte[], byte[]> source,
            String application, String reason) {
        var letter = new ProducerRecord<>(Topics.DEAD_LETTERS, source.key(), source.value());
        source.headers().forEach(letter.headers()::add);
        letter.headers().add(APPLICATION, utf8(application))
                .add(REASON, utf8(reason.substring(0, Math.min(reason.length(),
                        REASON_LENGTH_MAX))))
                .add(ORIGIN, utf8(placeOf(source).toString()));
        return letter;
    }

    /**
     * The record that a letter was, for the partition that it lay in, marked as put back.
     *
     * @throws IllegalArgumentException if the letter does not say where it comes from
     */
    public static ProducerRecord<byte[], byte[]> replay(ConsumerRecord<byte[], byte[]> letter) {
        var origin = origin(letter);
        var record = new ProducerRecord<>(origin.topic(), origin.partition(), letter.key(),
                letter.value());
        letter.headers().forEach(header -> {
            if (!OURS.contains(header.key())) {
                record.headers().add(header);
            }
        });
        // A record that fails again is a letter anew, and this header leads back through all of them.
        record.headers().remove(REPLAY_OF).add(REPLAY_OF, utf8(placeOf(letter).toString()));
        return record;
    }

    /** Says beside a letter that it was put back, and as which record. */
    public static ProducerRecord<byte[], byte[]> note(ConsumerRecord<byte[], byte[]> letter,
            RecordPlace replayedAs) {
        var note = new ProducerRecord<byte[], byte[]>(letter.topic(), letter.partition(),
                letter.key(), null);
        note.headers().add(REPLAYED, utf8(placeOf(letter).toString()))
                .add(REPLAYED_AS, utf8(replayedAs.toString()));
        return note;
    }

    /**
     * Where the record of a letter stood.
     *
     * @throws IllegalArgumentException if the letter does not say it
     */
    public static RecordPlace origin(ConsumerRecord<byte[], byte[]> letter) {
        var origin = text(letter, ORIGIN);
        if (origin == null) {
            throw new IllegalArgumentException("the letter has no header " + ORIGIN);
        }
        return RecordPlace.parse(origin);
    }

    /** The last header of this name as text; null if there is none. */
    public static @Nullable String text(ConsumerRecord<byte[], byte[]> record, String header) {
        var last = record.headers().lastHeader(header);
        return last == null || last.value() == null ? null : new String(last.value(), UTF_8);
    }

    /** Where a record stands. */
    public static RecordPlace placeOf(ConsumerRecord<byte[], byte[]> record) {
        return new RecordPlace(record.topic(), record.partition(), record.offset());
    }
}
