package io.tributary.bench.feed;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/** Puts chunks of a body together into lines. */
final class Lines {
    private static final int CAPACITY_START = 64 * 1024;
    private static final int LINE_BYTES_MAX = 64 * 1024 * 1024;

    private final ChangeSink sink;
    private byte[] line = new byte[CAPACITY_START];
    private int length;

    /** @param sink gets each line, without its end */
    Lines(ChangeSink sink) {
        this.sink = sink;
    }

    void take(ByteBuf chunk) {
        while (chunk.isReadable()) {
            int end = chunk.indexOf(chunk.readerIndex(), chunk.writerIndex(), (byte) '\n');
            append(chunk, (end < 0 ? chunk.writerIndex() : end) - chunk.readerIndex());
            if (end >= 0) {
                chunk.skipBytes(1);
                end();
            }
        }
    }

    /** The last line of a body needs no line end. */
    void end() {
        if (length > 0) {
            sink.change(line, 0, length);
            length = 0;
        }
    }

    static boolean startsWith(byte[] line, int from, int to, byte[] beginning) {
        return to - from >= beginning.length && Arrays.equals(line, from,
                from + beginning.length, beginning, 0, beginning.length);
    }

    private void append(ByteBuf chunk, int bytes) {
        if (length + bytes > LINE_BYTES_MAX) {
            throw new IllegalStateException("a line of more than " + LINE_BYTES_MAX + " bytes");
        }
        if (length + bytes > line.length) {
            line = Arrays.copyOf(line, Math.max(line.length * 2, length + bytes));
        }
        chunk.readBytes(line, length, bytes);
        length += bytes;
    }
}
