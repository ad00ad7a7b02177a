package io.tributary.schemas.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The hub's partitions are those that any Kafka producer would choose. */
class LanePartitionTest {
    @Property
    void isTheDefaultPartitionersChoice(@ForAll String key,
            @ForAll @IntRange(min = 1, max = 1000) int partitions) {
        assertThat(LanePartition.of(key, partitions))
                .isEqualTo(BuiltInPartitioner.partitionForKey(key.getBytes(UTF_8), partitions));
    }

    /** For programs in other languages: murmur2 of the UTF-8 bytes, its sign bit cleared. */
    @ParameterizedTest
    @CsvSource({"'',24,9", "21,24,12", "foobar,24,6",
            "00000000-0000-0001-0000-000000000002/0,24,14",
            "00000000-0000-0001-0000-000000000002/1,24,21", "é,1000,271"})
    void vectorsHold(String key, int partitions, int partition) {
        assertThat(LanePartition.of(key, partitions)).isEqualTo(partition);
    }
}
