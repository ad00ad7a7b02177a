package io.tributary.bench.hub;

import java.net.URI;
import java.time.Duration;

/**
 * How the hub is reached.
 *
 * @param eventLoops threads that do all of the tool's I/O; few, because the hub needs the cores
 * @param connectionsMax open at once
 * @param answerMillisMax without an answer for so long, a request counts as broken
 * @param keepAlive whether a connection is used again; else each request opens its own
 */
public record HubSettings(URI url, int eventLoops, int connectionsMax, int answerMillisMax,
        boolean keepAlive) {
    public HubSettings {
        if (eventLoops < 1 || connectionsMax < 1 || answerMillisMax < 1) {
            throw new IllegalArgumentException(
                    "event loops, connections and answer time must be at least 1");
        }
    }

    Duration answerWithin() {
        return Duration.ofMillis(answerMillisMax);
    }
}
