package io.tributary.processor.runtime;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.processor.topology.Observer;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.receipt.Receipt;
import io.tributary.schemas.value.CanaryTenant;
import io.tributary.schemas.value.ProblemCode;
import io.tributary.schemas.value.TenantId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts what the processor decides. Labels are outcomes, rules, codes, and whether tenants are
 * customers or the hub's own: a closed list.
 */
final class ProcessorMetrics implements Observer {
    private final MeterRegistry registry;
    private final Counter replays;
    private final Map<String, Counter> pushes = new ConcurrentHashMap<>();
    private final Map<Decided, Counter> operations = new ConcurrentHashMap<>();
    private final AtomicInteger waiting = new AtomicInteger();

    ProcessorMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.replays = registry.counter("tributary.processor.replays");
        registry.gauge("tributary.processor.parked", waiting);
    }

    private record Decided(String tenants, String outcome, String rule) {}

    @Override
    public void settled(TenantId tenant, Receipt receipt) {
        var tenants = CanaryTenant.is(tenant) ? "canary" : "customers";
        pushes.computeIfAbsent(tenants,
                it -> registry.counter("tributary.processor.pushes", "tenants", it)).increment();
        for (var outcome : receipt.outcomes()) {
            operations.computeIfAbsent(new Decided(tenants, name(outcome), outcome.rule()),
                    this::counter).increment();
        }
    }

    @Override
    public void replayed() {
        replays.increment();
    }

    @Override
    public void refused(ProblemCode code) {
        registry.counter("tributary.processor.refusals", "code", code.name()).increment();
    }

    @Override
    public void parked(int more) {
        waiting.addAndGet(more);
    }

    private Counter counter(Decided decided) {
        return registry.counter("tributary.processor.operations", "tenants", decided.tenants(),
                "outcome", decided.outcome(), "rule", decided.rule());
    }

    private static String name(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted _ -> "accepted";
            case Outcome.Unchanged _ -> "unchanged";
            case Outcome.Merged _ -> "merged";
            case Outcome.Conflicting _ -> "conflict";
            case Outcome.Rejected _ -> "rejected";
        };
    }
}
