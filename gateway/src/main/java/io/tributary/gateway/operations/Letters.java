package io.tributary.gateway.operations;

import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.topic.DeadLetter;
import io.tributary.schemas.value.ProblemCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * A dead letter with the notes that stand behind it in its partition.
 *
 * @param replayed as what record each letter was put back, by the places of both
 */
record Letters(ConsumerRecord<byte[], byte[]> letter, Map<String, String> replayed) {
    /**
     * Reads a letter and, since a note may stand anywhere behind it, the rest of its partition.
     *
     * @throws ProblemException if there is no letter at this place
     */
    static Letters one(TopicReading reading, TopicPartition partition, long offset) {
        var replayed = new HashMap<String, String>();
        var found = new HashMap<Long, ConsumerRecord<byte[], byte[]>>();
        var ends = reading.ends(List.of(partition));
        reading.read(Map.of(partition, offset), ends, record -> {
            var of = DeadLetter.text(record, DeadLetter.REPLAYED);
            if (of != null) {
                replayed.put(of, replayedAs(record));
            } else if (record.offset() == offset) {
                found.put(offset, record);
            }
            return true;
        });
        var letter = found.get(offset);
        if (letter == null) {
            throw none();
        }
        return new Letters(letter, replayed);
    }

    static String replayedAs(ConsumerRecord<byte[], byte[]> note) {
        return Objects.requireNonNullElse(DeadLetter.text(note, DeadLetter.REPLAYED_AS), "");
    }

    static ProblemException none() {
        return new ProblemException(ProblemCode.NOT_FOUND, "there is no such dead letter");
    }
}
