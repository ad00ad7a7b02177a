package io.tributary.projector.postgres;

import io.netty.buffer.ByteBuf;
import io.r2dbc.postgresql.client.EncodedParameter;
import io.r2dbc.postgresql.codec.Codec;
import io.r2dbc.postgresql.message.Format;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Reads a {@code bytea} with a single copy, which the driver itself can't; it never sends one. */
final class BytesCodec implements Codec<ByteBuffer> {
    private static final int BYTEA = 17;

    @Override
    public boolean canDecode(int dataType, Format format, Class<?> type) {
        return dataType == BYTEA && format == Format.FORMAT_BINARY
                && type.isAssignableFrom(ByteBuffer.class);
    }

    @Override
    public @Nullable ByteBuffer decode(@Nullable ByteBuf buffer, int dataType, Format format,
            Class<? extends ByteBuffer> type) {
        if (buffer == null) {
            return null;
        }
        var bytes = ByteBuffer.allocate(buffer.readableBytes());
        buffer.readBytes(bytes);
        return bytes.flip();
    }

    @Override
    public boolean canEncode(Object value) {
        return false;
    }

    @Override
    public boolean canEncodeNull(Class<?> type) {
        return false;
    }

    @Override
    public EncodedParameter encode(Object value) {
        throw new UnsupportedOperationException("bytes are only read this way");
    }

    @Override
    public EncodedParameter encode(Object value, int dataType) {
        throw new UnsupportedOperationException("bytes are only read this way");
    }

    @Override
    public EncodedParameter encodeNull() {
        throw new UnsupportedOperationException("bytes are only read this way");
    }
}
