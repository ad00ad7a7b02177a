package io.tributary.bench.hub;

import java.time.Duration;

/** What the hub said to a push. */
public sealed interface Answer {
    /** It took effect; the receipt says how. */
    record Settled(Receipt receipt) implements Answer {}

    /** It is kept and will take effect, of which nothing is known yet. */
    record Taken() implements Answer {}

    /** Not now, or nobody knows: the same push with the same key is welcome after a while. */
    record Again(String kind, Duration after) implements Answer {}

    /** It has no effect, and sending it again will not help. */
    record Refused(String kind) implements Answer {}
}
