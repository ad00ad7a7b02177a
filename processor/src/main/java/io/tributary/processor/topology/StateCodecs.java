package io.tributary.processor.topology;

import io.tributary.processor.conflict.EntityState;
import io.tributary.processor.conflict.LaneClock;
import io.tributary.processor.dedupe.StoredReceipt;
import io.tributary.processor.sequence.NodeSequence;
import io.tributary.schemas.codec.Codec;
import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.codec.UnreadableEvent;
import io.tributary.schemas.push.Producer;
import io.tributary.schemas.value.Hlc;
import io.tributary.schemas.value.IdempotencyKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** How the processor's own state stands in its stores. Nobody else reads it. */
final class StateCodecs {
    static final Codec<NodeSequence> NODE_SEQUENCE = Codec.via(NodeSequenceJson.class,
            NodeSequenceJson::of, NodeSequenceJson::toSequence);

    static final Codec<EntityState> ENTITY_STATE = new EntityStateCodec();

    static final Codec<StoredReceipt> STORED_RECEIPT = new StoredReceiptCodec();

    static final Codec<NumberedReceipt> NUMBERED_RECEIPT = new NumberedReceiptCodec();

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

    /** Without {@code before} it is from before that was counted. */
    private record NodeSequenceJson(long epoch, long next, @Nullable Long before,
            SortedMap<Long, Long> parked) {
        static NodeSequenceJson of(NodeSequence state) {
            return new NodeSequenceJson(state.epoch(), state.next(), state.before(),
                    state.parked());
        }

        NodeSequence toSequence() {
            return new NodeSequence(epoch, next, before == null ? 0 : before, parked);
        }
    }

    /** The fingerprint's text, a line feed, the receipt's JSON. */
    private static final class StoredReceiptCodec implements Codec<StoredReceipt> {
        @Override
        public byte[] write(StoredReceipt stored) {
            return Line.before(stored.fingerprint(), Codecs.RECEIPT.write(stored.receipt()));
        }

        @Override
        public StoredReceipt read(byte[] value) {
            var line = Line.of(value);
            return new StoredReceipt(line.text(), Codecs.RECEIPT.read(line.rest()));
        }
    }

    /** Epoch, sequence and key in a line, then the stored receipt. */
    private static final class NumberedReceiptCodec implements Codec<NumberedReceipt> {
        private static final int WORDS = 3;

        @Override
        public byte[] write(NumberedReceipt numbered) {
            var producer = numbered.producer();
            return Line.before(
                    producer.epoch() + " " + producer.sequence() + " " + numbered.key(),
                    STORED_RECEIPT.write(numbered.stored()));
        }

        @Override
        public NumberedReceipt read(byte[] value) {
            var line = Line.of(value);
            var words = line.text().split(" ", WORDS);
            return new NumberedReceipt(
                    new Producer(Long.parseLong(words[0]), Long.parseLong(words[1])),
                    new IdempotencyKey(words[2]), STORED_RECEIPT.read(line.rest()));
        }
    }

    /** A line of text and the bytes behind it. */
    private static final class Line {
        private static final byte END = '\n';

        private final byte[] value;
        private final int end;

        private Line(byte[] value, int end) {
            this.value = value;
            this.end = end;
        }

        static byte[] before(String text, byte[] rest) {
            var line = text.getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.allocate(line.length + 1 + rest.length).put(line).put(END).put(rest)
                    .array();
        }

        static Line of(byte[] value) {
            int end = 0;
            while (end < value.length && value[end] != END) {
                end++;
            }
            if (end == value.length) {
                throw new UnreadableEvent("a stored receipt has no first line");
            }
            return new Line(value, end);
        }

        String text() {
            return new String(value, 0, end, StandardCharsets.UTF_8);
        }

        byte[] rest() {
            return Arrays.copyOfRange(value, end + 1, value.length);
        }
    }
}
