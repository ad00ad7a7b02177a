package io.tributary.bench.hub;

import java.time.Duration;

/** What the hub said to a request of a dialect. */
public sealed interface Reply {
    /** A success. */
    final class Given implements Reply {
        private final byte[] body;

        Given(byte[] body) {
            this.body = body;
        }

        /** The answer's bytes, not to be changed. */
        public byte[] body() {
            return body;
        }
    }

    /** Not now, or nobody knows: the same is welcome after a while. */
    record Again(String kind, Duration after) implements Reply {}

    /** It has no effect, and sending it again will not help. */
    record Refused(String kind) implements Reply {}
}
