package io.tributary.cli.replay;

import java.time.Instant;

/**
 * Which pushes are decided again, by when the hub took them: what came before is the state that they
 * find, what came later is left alone.
 *
 * @param since the first moment
 * @param until the moment after the last
 */
public record Window(Instant since, Instant until) {
    public boolean isBefore(Instant receivedAt) {
        return receivedAt.isBefore(since);
    }

    public boolean holds(Instant receivedAt) {
        return !isBefore(receivedAt) && receivedAt.isBefore(until);
    }
}
