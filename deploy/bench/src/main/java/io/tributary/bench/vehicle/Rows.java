package io.tributary.bench.vehicle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.bench.workload.Bytes;

/**
 * Rows of samples as JSON, written without a tree: a large fleet is asked for hundreds of thousands a
 * second.
 */
final class Rows {
    private static final byte[] CHANNEL = "{\"channel_id\":".getBytes(UTF_8);
    private static final byte[] VALUE = ",\"value\":".getBytes(UTF_8);
    private static final byte[] NULL = "null".getBytes(UTF_8);
    private static final byte[] TIME = ",\"time\":\"".getBytes(UTF_8);
    private static final byte[] END = "\"}".getBytes(UTF_8);
    private static final int HUNDREDTHS = 100;
    private static final int TEN = 10;

    private final Samples samples;
    private final Bytes out = new Bytes();
    private int count;

    Rows(Samples samples) {
        this.samples = samples;
        out.put('[');
    }

    void add(long tick, int channel) {
        if (count++ > 0) {
            out.put(',');
        }
        out.put(CHANNEL).putNumber(channel).put(VALUE);
        long value = samples.value(tick, channel);
        if (value == Samples.NULL) {
            out.put(NULL);
        } else {
            long rest = value % HUNDREDTHS;
            out.putNumber(value / HUNDREDTHS).put('.').putNumber(rest / TEN)
                    .putNumber(rest % TEN);
        }
        out.put(TIME).put(Times.text(samples.millis(tick)).getBytes(UTF_8)).put(END);
    }

    int count() {
        return count;
    }

    /** The list, closed. */
    Bytes close() {
        return out.put(']');
    }
}
