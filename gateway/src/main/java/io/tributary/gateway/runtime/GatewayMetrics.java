package io.tributary.gateway.runtime;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tributary.gateway.access.Turnstile;
import io.tributary.gateway.audit.AuditLog;
import io.tributary.gateway.http.BodyRoom;
import io.tributary.gateway.pull.OpenPulls;
import io.tributary.gateway.pull.Slots;
import io.tributary.gateway.push.Admission;
import org.springframework.stereotype.Component;

/** What an operator watches of the gateway, besides the time of pushes. */
@Component
final class GatewayMetrics implements MeterBinder {
    private final Admission admission;
    private final OpenPulls open;
    private final ConnectionCap connections;
    private final Turnstile turnstile;
    private final BodyRoom room;
    private final AuditLog audit;

    GatewayMetrics(Admission admission, OpenPulls open, ConnectionCap connections,
            Turnstile turnstile, BodyRoom room, AuditLog audit) {
        this.admission = admission;
        this.open = open;
        this.connections = connections;
        this.turnstile = turnstile;
        this.room = room;
        this.audit = audit;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("tributary.gateway.push.waiting", admission, Admission::waiting)
                .description("pushes and questions that wait for an answer").register(meters);
        Gauge.builder("tributary.gateway.push.in.flight", admission, Admission::bytes)
                .description("pushes that Kafka does not have yet").baseUnit("bytes")
                .register(meters);
        FunctionCounter.builder("tributary.gateway.push.shed", admission, Admission::shed)
                .description("pushes turned away for want of room").register(meters);
        pulls(meters, "waiting", open.waiting());
        pulls(meters, "stream", open.streams());
        pulls(meters, "bulk", open.bulk());
        Gauge.builder("tributary.gateway.connections", connections, ConnectionCap::open)
                .description("open connections").register(meters);
        FunctionCounter.builder("tributary.gateway.limit.refused", turnstile, Turnstile::refused)
                .description("requests of tenants and nodes that had used up their share")
                .register(meters);
        Gauge.builder("tributary.gateway.bodies", room, BodyRoom::bytes)
                .description("bodies of requests that are held").baseUnit("bytes")
                .register(meters);
        FunctionCounter.builder("tributary.gateway.bodies.shed", room, BodyRoom::shed)
                .description("bodies turned away for want of room").register(meters);
        FunctionCounter.builder("tributary.gateway.audit.lost", audit, AuditLog::lost)
                .description("entries of the audit that Kafka did not take").register(meters);
    }

    private static void pulls(MeterRegistry meters, String kind, Slots slots) {
        Gauge.builder("tributary.gateway.pull.open", slots, Slots::taken).tag("kind", kind)
                .description("pulls that stay open").register(meters);
    }
}
