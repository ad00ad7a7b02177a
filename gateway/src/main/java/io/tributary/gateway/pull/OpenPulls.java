package io.tributary.gateway.pull;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** What stays open for long: bounded by kind, and ended when the gateway stops. */
public final class OpenPulls {
    private final Slots waiting;
    private final Slots streams;
    private final Slots bulk;
    private final Sinks.Empty<Void> closing = Sinks.empty();

    public OpenPulls(PullSettings settings) {
        waiting = new Slots("waiting pulls", settings.waitingMax());
        streams = new Slots("event streams", settings.streamsMax());
        bulk = new Slots("streamed first loads", settings.bulkMax());
    }

    public Slots waiting() {
        return waiting;
    }

    public Slots streams() {
        return streams;
    }

    public Slots bulk() {
        return bulk;
    }

    /** Completes when streams shall end. */
    public Mono<Void> closing() {
        return closing.asMono();
    }

    public void close() {
        closing.tryEmitEmpty();
    }
}
