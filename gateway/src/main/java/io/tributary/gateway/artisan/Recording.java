package io.tributary.gateway.artisan;

import io.tributary.gateway.pull.HeadsView;
import io.tributary.gateway.push.Answer;
import io.tributary.gateway.push.Pushes;
import io.tributary.gateway.push.Submission;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.value.IdempotencyKey;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Mono;

/** Writes down what concerns a roastery but is no roast, and waits until it can be read. */
final class Recording {
    private final Pushes pushes;
    private final HeadsView heads;
    private final Duration visibleTimeout;

    Recording(Pushes pushes, HeadsView heads, Duration visibleTimeout) {
        this.pushes = pushes;
        this.heads = heads;
        this.visibleTimeout = visibleTimeout;
    }

    /** What became of the operations; it can be read unless the projector is behind. */
    Mono<Answer.Settled> write(RegistryEntry.Tenant tenant, RegistryEntry.Node sender,
            IdempotencyKey key, List<Operation> operations) {
        return pushes.settled(new Submission(tenant, sender, key, null, operations, false))
                .flatMap(settled -> heads.covering(tenant.tenant(), settled.positions())
                        .timeout(visibleTimeout, Mono.empty()).thenReturn(settled));
    }
}
