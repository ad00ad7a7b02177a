package io.tributary.gateway.pull;

import io.tributary.gateway.limit.LimitSettings;
import io.tributary.gateway.pull.Slots.Bounds;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** What stays open for long: bounded by kind, and ended when the gateway stops. */
public final class OpenPulls {
    private final Slots waiting;
    private final Slots streams;
    private final Slots bulk;
    private final Sinks.Empty<Void> closing = Sinks.empty();

    public OpenPulls(PullSettings settings, LimitSettings limits) {
        var tenant = limits.tenant();
        var node = limits.node();
        waiting = new Slots("waiting pulls", new Bounds(settings.waitingMax(),
                tenant.waitingMax(), node.waitingMax()));
        streams = new Slots("event streams", new Bounds(settings.streamsMax(),
                tenant.streamsMax(), node.streamsMax()));
        bulk = new Slots("streamed first loads", new Bounds(settings.bulkMax(),
                tenant.bulkMax(), node.bulkMax()));
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
