package io.tributary.processor.topology;

import io.tributary.processor.telemetry.SeenSlice;
import io.tributary.schemas.codec.Codec;
import io.tributary.schemas.codec.UnreadableEvent;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.apache.kafka.common.utils.ByteUtils;

/**
 * A slice as it is stored: for each channel its id, how many offsets, and the distance of each from
 * the one before. All are variable-length numbers: a sample a second takes two bytes.
 */
final class SeenSliceCodec implements Codec<SeenSlice> {
    @Override
    public byte[] write(SeenSlice slice) {
        int length = 0;
        for (int channel : slice.channels()) {
            length += lengthOf(channel, slice.offsets(channel));
        }
        var bytes = ByteBuffer.allocate(length);
        for (int channel : slice.channels()) {
            var offsets = slice.offsets(channel);
            ByteUtils.writeVarint(channel, bytes);
            ByteUtils.writeUnsignedVarint(offsets.length, bytes);
            int before = 0;
            for (int offset : offsets) {
                ByteUtils.writeUnsignedVarint(offset - before, bytes);
                before = offset;
            }
        }
        return bytes.array();
    }

    private static int lengthOf(int channel, int[] offsets) {
        int length = ByteUtils.sizeOfVarint(channel)
                + ByteUtils.sizeOfUnsignedVarint(offsets.length);
        int before = 0;
        for (int offset : offsets) {
            length += ByteUtils.sizeOfUnsignedVarint(offset - before);
            before = offset;
        }
        return length;
    }

    @Override
    public SeenSlice read(byte[] value) {
        try {
            return read(ByteBuffer.wrap(value));
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            throw new UnreadableEvent("not a slice of seen times", e);
        }
    }

    private static SeenSlice read(ByteBuffer bytes) {
        var slice = new SeenSlice();
        while (bytes.hasRemaining()) {
            int channel = ByteUtils.readVarint(bytes);
            int count = ByteUtils.readUnsignedVarint(bytes);
            int offset = 0;
            for (int i = 0; i < count; i++) {
                offset += ByteUtils.readUnsignedVarint(bytes);
                slice.add(channel, offset);
            }
        }
        return slice;
    }
}
