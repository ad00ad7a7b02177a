package io.tributary.processor.topology;

import io.tributary.processor.conflict.EntityState;
import io.tributary.processor.conflict.LaneClock;
import io.tributary.processor.dedupe.StoredReceipt;
import io.tributary.processor.sequence.NodeSequence;
import io.tributary.schemas.codec.Codec;
import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.codec.UnreadableEvent;
import io.tributary.schemas.value.Hlc;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SortedMap;

/** How the processor's own state stands in its stores. Nobody else reads it. */
final class StateCodecs {
    static final Codec<NodeSequence> NODE_SEQUENCE = Codec.via(NodeSequenceJson.class,
            NodeSequenceJson::of, NodeSequenceJson::toSequence);

    static final Codec<EntityState> ENTITY_STATE = new EntityStateCodec();

    static final Codec<StoredReceipt> STORED_RECEIPT = new StoredReceiptCodec();

    static final Codec<LaneClock> LANE_CLOCK = new LaneClockCodec();

    private StateCodecs() {}

    /** Three numbers; the first alone is a clock from before there was logical time. */
    private static final class LaneClockCodec implements Codec<LaneClock> {
        @Override
        public byte[] write(LaneClock clock) {
            return ByteBuffer.allocate(3 * Long.BYTES).putLong(clock.seq())
                    .putLong(clock.lamport()).putLong(clock.hlc().packed()).array();
        }

        @Override
        public LaneClock read(byte[] value) {
            if (value.length != Long.BYTES && value.length != 3 * Long.BYTES) {
                throw new UnreadableEvent("no lane clock of " + value.length + " bytes");
            }
            var numbers = ByteBuffer.wrap(value);
            long seq = numbers.getLong();
            return numbers.hasRemaining()
                    ? new LaneClock(seq, numbers.getLong(), Hlc.unpacked(numbers.getLong()))
                    : new LaneClock(seq, seq, Hlc.START);
        }
    }

    private record NodeSequenceJson(long epoch, long next, SortedMap<Long, Long> parked) {
        static NodeSequenceJson of(NodeSequence state) {
            return new NodeSequenceJson(state.epoch(), state.next(), state.parked());
        }

        NodeSequence toSequence() {
            return new NodeSequence(epoch, next, parked);
        }
    }

    /** The fingerprint's text, a line feed, the receipt's JSON. */
    private static final class StoredReceiptCodec implements Codec<StoredReceipt> {
        private static final byte END = '\n';

        @Override
        public byte[] write(StoredReceipt stored) {
            var fingerprint = stored.fingerprint().getBytes(StandardCharsets.UTF_8);
            var receipt = Codecs.RECEIPT.write(stored.receipt());
            return ByteBuffer.allocate(fingerprint.length + 1 + receipt.length).put(fingerprint)
                    .put(END).put(receipt).array();
        }

        @Override
        public StoredReceipt read(byte[] value) {
            int end = 0;
            while (end < value.length && value[end] != END) {
                end++;
            }
            if (end == value.length) {
                throw new UnreadableEvent("a stored receipt has no fingerprint");
            }
            return new StoredReceipt(new String(value, 0, end, StandardCharsets.UTF_8),
                    Codecs.RECEIPT.read(Arrays.copyOfRange(value, end + 1, value.length)));
        }
    }
}
