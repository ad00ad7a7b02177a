package io.tributary.schemas.codec;

import java.util.function.Function;

/**
 * How a family of events stands in a record's value.
 *
 * @param <T> the family
 */
public interface Codec<T> {
    byte[] write(T event);

    /** @throws UnreadableEvent if the bytes are no event of this family */
    T read(byte[] value);

    /** A codec by way of a record that has the shape of the JSON. */
    static <T, W> Codec<T> via(Class<W> wire, Function<T, W> toWire, Function<W, T> fromWire) {
        var writer = Json.MAPPER.writerFor(wire);
        var reader = Json.MAPPER.readerFor(wire);
        return new Codec<>() {
            @Override
            public byte[] write(T event) {
                return writer.writeValueAsBytes(toWire.apply(event));
            }

            @Override
            public T read(byte[] value) {
                return UnreadableEvent.unless(() -> {
                    W read = reader.readValue(value);
                    if (read == null) {
                        throw new UnreadableEvent("the value is null");
                    }
                    return fromWire.apply(read);
                });
            }
        };
    }
}
