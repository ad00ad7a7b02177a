package io.tributary.gateway.push;

import io.tributary.gateway.http.Problem;
import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.value.ProblemCode;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Turns away at once what would have to wait for room. */
public final class Admission {
    private final long bytesMax;
    private final int waitingMax;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicInteger waiting = new AtomicInteger();
    private final LongAdder shed = new LongAdder();

    public Admission(PushSettings settings) {
        bytesMax = settings.inFlightMax().toBytes();
        waitingMax = settings.waitingMax();
    }

    /** Takes a place among those who wait for an answer. */
    void enter() {
        if (waiting.incrementAndGet() > waitingMax) {
            waiting.decrementAndGet();
            throw full("too many pushes wait for their receipts");
        }
    }

    void leave() {
        waiting.decrementAndGet();
    }

    /** Takes room for bytes on their way to Kafka. A lone record may be larger than all room. */
    void load(long size) {
        long before = bytes.getAndAdd(size);
        if (before > 0 && before + size > bytesMax) {
            bytes.addAndGet(-size);
            throw full("too much is on its way to Kafka");
        }
    }

    void unload(long size) {
        bytes.addAndGet(-size);
    }

    public long bytes() {
        return bytes.get();
    }

    public int waiting() {
        return waiting.get();
    }

    public long shed() {
        return shed.sum();
    }

    private ProblemException full(String detail) {
        shed.increment();
        return Problem.passing(ProblemCode.UNAVAILABLE, detail).toException();
    }
}
