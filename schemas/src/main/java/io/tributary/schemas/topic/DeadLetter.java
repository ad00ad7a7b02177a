package io.tributary.schemas.topic;

import static io.tributary.schemas.topic.EventHeaders.utf8;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Makes the dead letter of a record that can't be processed: its bytes, its origin, the reason. */
public final class DeadLetter {
    /** Header: which application gave up on the record. */
    public static final String APPLICATION = "tributary_application";
    /** Header: why. */
    public static final String REASON = "tributary_reason";
    /** Header: where the record stands, {@code topic-partition@offset}. */
    public static final String ORIGIN = "tributary_origin";

    private static final int REASON_LENGTH_MAX = 1000;

    private DeadLetter() {}

    public static ProducerRecord<byte[], byte[]> of(ConsumerRecord<byte[], byte[]> source,
            String application, String reason) {
        var letter = new ProducerRecord<>(Topics.DEAD_LETTERS, source.key(), source.value());
        source.headers().forEach(letter.headers()::add);
        letter.headers().add(APPLICATION, utf8(application))
                .add(REASON, utf8(reason.substring(0, Math.min(reason.length(),
                        REASON_LENGTH_MAX))))
                .add(ORIGIN, utf8(source.topic() + "-" + source.partition() + "@"
                        + source.offset()));
        return letter;
    }
}
