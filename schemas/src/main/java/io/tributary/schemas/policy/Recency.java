package io.tributary.schemas.policy;

import java.time.Duration;

/**
 * Which of two writes is the newer one.
 *
 * @param clock what tells
 * @param tolerance times that lie closer than this decide nothing: clocks are never quite right
 */
public record Recency(Clock clock, Duration tolerance) {
    /** The longest {@code tolerance}: a clock that is further off is wrong. */
    public static final Duration TOLERANCE_MAX = Duration.ofHours(24);

    /** The later arrival is newer. */
    public static final Recency BY_ARRIVAL = by(new Arrival());

    /** What tells which write is newer. */
    public sealed interface Clock {}

    /** The hub: what arrives later is newer. */
    public record Arrival() implements Clock {}

    /** A field of the document, an RFC 3339 time or a number of seconds. */
    public record TimeField(String field) implements Clock {}

    /** The node's wall clock, as the operation names it. */
    public record At() implements Clock {}

    /** The nodes' Lamport clocks, each as its operation named it. */
    public record Lamport() implements Clock {}

    /**
     * The incoming operation's Lamport time against the one that the hub gave the stored write: newer
     * is only who had seen it.
     */
    public record HubLamport() implements Clock {}

    public static Recency by(Clock clock) {
        return new Recency(clock, Duration.ZERO);
    }
}
