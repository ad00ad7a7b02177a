package io.tributary.schemas.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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

    private static String header(ProducerRecord<byte[], byte[]> letter, String name) {
        return new String(Objects.requireNonNull(letter.headers().lastHeader(name)).value(), UTF_8);
    }
}
