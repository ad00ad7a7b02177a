package io.tributary.bench.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.bench.workload.Bytes;
import io.tributary.schemas.codec.WireSchema;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ObservationsTest {
    private final Observations observations = new Observations(1, 200);

    private String record(int device, int number) {
        var bytes = new Bytes();
        observations.write(bytes, device, number);
        return bytes.toString();
    }

    @Test
    void everyRecordFitsTheProtocolsSchema() {
        var schema = WireSchema.of("batch", "observation");

        for (int number : new int[]{0, 1, Observations.NUMBER_MAX}) {
            assertThat(schema.flaw(new JsonMapper().readTree(record(12_345, number)))).isNull();
        }
    }

    @Test
    void aRecordIsTheSameWheneverItIsMadeAndLikeNoOther() {
        assertThat(observations.content(1, 2)).isEqualTo(new Observations(1, 200).content(1, 2))
                .isNotIn(observations.content(2, 1), observations.content(1, 3),
                        new Observations(2, 200).content(1, 2));
    }
}
