package io.tributary.projector.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.r2dbc.spi.R2dbcDataIntegrityViolationException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.tributary.schemas.topic.Topics;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

/** One record that Postgres refuses is found among many. */
class RefusalTest {
    private static final int RECORDS = 1000;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 499, 500, 998, 999})
    void theRefusedRecordIsFoundInFewAttempts(int bad) {
        var records = records();
        var attempts = new AtomicInteger();

        var found = Refusal.find(records, some -> {
            attempts.incrementAndGet();
            if (some.contains(records.get(bad))) {
                throw new R2dbcDataIntegrityViolationException("refused", "22021");
            }
        });

        assertThat(found).hasValueSatisfying(
                one -> assertThat(one.record()).isSameAs(records.get(bad)));
        assertThat(attempts).hasValueLessThan(25);
    }

    @Test
    void nothingIsFoundWhereNothingIsRefused() {
        assertThat(Refusal.find(records(), _ -> {})).isEmpty();
    }

    @Test
    void anOutageIsNoRefusal() {
        assertThatThrownBy(() -> Refusal.find(records(), _ -> {
            throw new R2dbcNonTransientResourceException("gone", "57P01");
        })).isInstanceOf(R2dbcNonTransientResourceException.class);
    }

    private static List<Received> records() {
        return IntStream.range(0, RECORDS)
                .mapToObj(offset -> Received.of(
                        new ConsumerRecord<byte[], byte[]>(Topics.CHANGES, 0, offset, null, null)))
                .toList();
    }
}
