package io.tributary.schemas.topic;

import io.tributary.schemas.codec.Codec;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * A codec as Kafka wants it.
 *
 * @param <T> the family of events
 */
public record CodecSerde<T>(Codec<T> codec) implements Serde<@Nullable T> {
    @Override
    public Serializer<@Nullable T> serializer() {
        return (topic, event) -> event == null ? null : codec.write(event);
    }

    @Override
    public Deserializer<@Nullable T> deserializer() {
        return (topic, value) -> value == null ? null : codec.read(value);
    }
}
