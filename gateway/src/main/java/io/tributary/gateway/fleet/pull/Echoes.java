package io.tributary.gateway.fleet.pull;

import io.tributary.schemas.fleet.Samples;
import io.tributary.schemas.fleet.Span;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Recognises what a vehicle has told before, because windows overlap: of each second of late, a digest
 * of its samples is kept. A second that is told of again and has changed in nothing is left out; one
 * that has changed goes on as a whole, and the processor finds what is new in it.
 */
final class Echoes {
    private static final long SECOND = TimeUnit.SECONDS.toMillis(1);
    private static final int SECONDS_MAX = 4096;
    private static final int ROOM = 2;
    private static final long NONE = -1;

    private final long[] seconds;
    private final long[] digests;

    /** @param overlapSeconds how far back windows reach */
    Echoes(long overlapSeconds) {
        int wanted = Math.clamp(overlapSeconds * ROOM, 1, SECONDS_MAX / ROOM);
        int size = Integer.highestOneBit(wanted) * ROOM;
        seconds = new long[size];
        digests = new long[size];
        forget();
    }

    void forget() {
        Arrays.fill(seconds, NONE);
    }

    /** What of a window's samples may be new; all of them are remembered. */
    Samples news(Span window, Samples samples) {
        if (!isInOrder(samples)) {
            return samples;
        }
        var news = new Samples.Builder(samples.size());
        for (int from = 0, to; from < samples.size(); from = to) {
            long second = samples.time(from) / SECOND;
            long digest = 0;
            for (to = from; to < samples.size() && samples.time(to) / SECOND == second; to++) {
                digest += digest(samples, to);
            }
            if (!isEcho(window, second, digest)) {
                for (int at = from; at < to; at++) {
                    news.add(samples.channel(at), samples.time(at), samples.value(at));
                }
            }
        }
        return news.build();
    }

    private boolean isEcho(Span window, long second, long digest) {
        int slot = (int) (second & (seconds.length - 1));
        boolean known = seconds[slot] == second && digests[slot] == digest;
        // Of a second that the window cuts through only a part is known.
        boolean whole = window.from() <= second * SECOND
                && (second + 1) * SECOND <= window.to();
        seconds[slot] = whole ? second : NONE;
        digests[slot] = digest;
        return known && whole;
    }

    private static boolean isInOrder(Samples samples) {
        for (int at = 1; at < samples.size(); at++) {
            if (samples.time(at) < samples.time(at - 1)) {
                return false;
            }
        }
        return true;
    }

    private static long digest(Samples samples, int at) {
        return mixed(mixed(samples.time(at)) + samples.channel(at)
                + mixed(Double.doubleToLongBits(samples.value(at))));
    }

    /** The finalizer of SplitMix64: every bit of it depends on every bit of what it is given. */
    private static long mixed(long number) {
        long z = (number ^ (number >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
