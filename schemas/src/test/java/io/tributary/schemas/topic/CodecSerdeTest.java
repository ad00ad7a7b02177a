package io.tributary.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.change.Head;
import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.value.LaneKey;
import io.tributary.schemas.value.TenantId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A codec as Kafka's serde. */
class CodecSerdeTest {
    private static final CodecSerde<Head> SERDE = new CodecSerde<>(Codecs.HEAD);

    @Test
    void writesAndReadsAsTheCodecDoes() {
        var head = new Head(new LaneKey(new TenantId(new UUID(1, 2)), 3), 4, 5);
        var bytes = SERDE.serializer().serialize("topic", head);

        assertThat(bytes).isEqualTo(Codecs.HEAD.write(head));
        assertThat(SERDE.deserializer().deserialize("topic", bytes)).isEqualTo(head);
    }

    @Test
    void leavesTombstonesAsTheyAre() {
        assertThat(SERDE.serializer().serialize("topic", null)).isNull();
        assertThat(SERDE.deserializer().deserialize("topic", null)).isNull();
    }
}
