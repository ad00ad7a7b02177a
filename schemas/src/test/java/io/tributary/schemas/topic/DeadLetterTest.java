package io.tributary.schemas.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** A dead letter keeps the record as it was, and says where and why. */
class DeadLetterTest {
    private static final ConsumerRecord<byte[], byte[]> RECORD = new ConsumerRecord<>(
            Topics.PUSHES, 3, 42, "key".getBytes(UTF_8), "value".getBytes(UTF_8));

    @Test
    void keepsKeyValueAndHeaders() {
        RECORD.headers().add("ce_id", "7".getBytes(UTF_8));

        var letter = DeadLetter.of(RECORD, "processor", "no JSON");

        assertThat(letter.topic()).isEqualTo(Topics.DEAD_LETTERS);
        assertThat(letter.key()).isEqualTo(RECORD.key());
        assertThat(letter.value()).isEqualTo(RECORD.value());
        assertThat(header(letter, "ce_id")).isEqualTo("7");
    }

    @Test
    void saysWhereAndWhy() {
        var letter = DeadLetter.of(RECORD, "processor", "no JSON");

        assertThat(header(letter, DeadLetter.ORIGIN)).isEqualTo("tributary.pushes.v1-3@42");
        assertThat(header(letter, DeadLetter.APPLICATION)).isEqualTo("processor");
        assertThat(header(letter, DeadLetter.REASON)).isEqualTo("no JSON");
    }

    @Test
    void theReasonIsBounded() {
        var letter = DeadLetter.of(RECORD, "processor", "x".repeat(1_000_000));

        assertThat(header(letter, DeadLetter.REASON)).hasSize(1000);
    }

    @Test
    void aReplayIsTheRecordAsItWasAndSaysOfWhichLetter() {
        RECORD.headers().remove("ce_id").add("ce_id", "7".getBytes(UTF_8));

        var replay = DeadLetter.replay(kept(DeadLetter.of(RECORD, "processor", "no JSON")));

        assertThat(replay.topic()).isEqualTo(Topics.PUSHES);
        assertThat(replay.partition()).isEqualTo(3);
        assertThat(replay.key()).isEqualTo(RECORD.key());
        assertThat(replay.value()).isEqualTo(RECORD.value());
        assertThat(header(replay, "ce_id")).isEqualTo("7");
        assertThat(header(replay, DeadLetter.REPLAY_OF)).isEqualTo("tributary.dead-letters.v1-1@9");
        assertThat(replay.headers().lastHeader(DeadLetter.REASON)).isNull();
    }

    @Test
    void aNoteLiesBesideItsLetterAndNamesBoth() {
        var letter = kept(DeadLetter.of(RECORD, "processor", "no JSON"));

        var note = DeadLetter.note(letter, new RecordPlace(Topics.PUSHES, 3, 50));

        assertThat(note.topic()).isEqualTo(Topics.DEAD_LETTERS);
        assertThat(note.partition()).isEqualTo(1);
        assertThat(note.value()).isNull();
        assertThat(header(note, DeadLetter.REPLAYED)).isEqualTo("tributary.dead-letters.v1-1@9");
        assertThat(header(note, DeadLetter.REPLAYED_AS)).isEqualTo("tributary.pushes.v1-3@50");
    }

    @Test
    void whatDoesNotSayWhereItComesFromIsNotPutBack() {
        var foreign = new ConsumerRecord<>(Topics.DEAD_LETTERS, 0, 0, new byte[0], new byte[0]);
        assertThatThrownBy(() -> DeadLetter.replay(foreign)).hasMessageContaining("no header");

        foreign.headers().add(DeadLetter.ORIGIN, "somewhere".getBytes(UTF_8));
        assertThatThrownBy(() -> DeadLetter.replay(foreign)).hasMessageContaining("somewhere");
    }

    /** The letter as it comes out of Kafka. */
    private static ConsumerRecord<byte[], byte[]> kept(ProducerRecord<byte[], byte[]> letter) {
        var kept = new ConsumerRecord<>(letter.topic(), 1, 9, letter.key(), letter.value());
        letter.headers().forEach(kept.headers()::add);
        return kept;
    }

    private static String header(ProducerRecord<byte[], byte[]> letter, String name) {
        return new String(Objects.requireNonNull(letter.headers().lastHeader(name)).value(), UTF_8);
    }
}
