package io.tributary.projector.postgres;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.r2dbc.postgresql.client.EncodedParameter;
import io.r2dbc.postgresql.codec.Codec;
import io.r2dbc.postgresql.message.Format;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Teaches the driver to send a {@link BinaryArray}; it never reads one. */
final class BinaryArrayCodec implements Codec<BinaryArray> {
    @Override
    public boolean canEncode(Object value) {
        return value instanceof BinaryArray;
    }

    @Override
    public EncodedParameter encode(Object value) {
        var array = (BinaryArray) value;
        return encode(array, array.oid());
    }

    @Override
    public EncodedParameter encode(Object value, int dataType) {
        var array = (BinaryArray) value;
        return new EncodedParameter(Format.FORMAT_BINARY, dataType,
                Mono.fromSupplier(() -> Unpooled.wrappedBuffer(array.bytes().duplicate())));
    }

    @Override
    public boolean canEncodeNull(Class<?> type) {
        return false;
    }

    @Override
    public EncodedParameter encodeNull() {
        throw new UnsupportedOperationException("an array parameter is never null");
    }

    @Override
    public boolean canDecode(int dataType, Format format, Class<?> type) {
        return false;
    }

    @Override
    public @Nullable BinaryArray decode(@Nullable ByteBuf buffer, int dataType, Format format,
            Class<? extends BinaryArray> type) {
        throw new UnsupportedOperationException("arrays are only sent this way");
    }
}
