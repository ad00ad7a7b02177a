package io.tributary.processor.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.receipt.Receipt;
import io.tributary.schemas.value.CanaryTenant;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.ProblemCode;
import io.tributary.schemas.value.TenantId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProcessorMetricsTest {
    private static final EntityRef NOTE = new EntityRef("note", "n");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ProcessorMetrics metrics = new ProcessorMetrics(registry);

    @Test
    void operationsAreCountedByOutcomeAndRule() {
        metrics.settled(new TenantId(new UUID(3, 4)), receipt());

        assertThat(registry.get("tributary.processor.pushes").counter().count()).isEqualTo(1);
        assertThat(registry.get("tributary.processor.operations").tag("outcome", "unchanged")
                .tag("rule", "identical-content").counter().count()).isEqualTo(2);
    }

    private static Receipt receipt() {
        return new Receipt(new UUID(1, 2), 0, 1, 1, List.of(
                new Outcome.Accepted(0, NOTE, 1, 1, 1, "first-write", null),
                new Outcome.Unchanged(1, NOTE, 1, "identical-content"),
                new Outcome.Unchanged(2, NOTE, 1, "identical-content")));
    }

    @Test
    void theHubsOwnPushesAreNotCountedAmongThoseOfCustomers() {
        metrics.settled(new TenantId(new UUID(3, 4)), receipt());
        metrics.settled(CanaryTenant.of(7), receipt());
        metrics.settled(CanaryTenant.of(8), receipt());

        assertThat(registry.get("tributary.processor.pushes").tag("tenants", "customers")
                .counter().count()).isEqualTo(1);
        assertThat(registry.get("tributary.processor.pushes").tag("tenants", "canary")
                .counter().count()).isEqualTo(2);
    }

    @Test
    void refusalsAreCountedByCode() {
        metrics.refused(ProblemCode.KEY_REUSED);

        assertThat(registry.get("tributary.processor.refusals").tag("code", "KEY_REUSED")
                .counter().count()).isEqualTo(1);
    }

    @Test
    void whatWaitsIsTheSumOverAllTasks() {
        metrics.parked(3);
        metrics.parked(2);
        metrics.parked(-4);

        assertThat(registry.get("tributary.processor.parked").gauge().value()).isEqualTo(1);
    }
}
