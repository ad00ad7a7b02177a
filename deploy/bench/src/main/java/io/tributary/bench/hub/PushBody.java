package io.tributary.bench.hub;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** The bytes of a push on the wire. */
public final class PushBody {
    private final byte[] bytes;
    private final int length;
    private final boolean gzip;

    /** @param bytes must stay as they are until the push is answered, since it may be sent again */
    public PushBody(byte[] bytes, int length, boolean gzip) {
        this.bytes = bytes;
        this.length = length;
        this.gzip = gzip;
    }

    boolean gzip() {
        return gzip;
    }

    ByteBuf buffer() {
        return Unpooled.wrappedBuffer(bytes, 0, length);
    }
}
