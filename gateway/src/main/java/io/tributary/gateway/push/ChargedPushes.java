package io.tributary.gateway.push;

import io.tributary.gateway.limit.Spender;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.NodeId;
import reactor.core.publisher.Mono;

/**
 * Charges each push's operations to whoever sends it, as the context of the request says. What the
 * hub does by itself nobody pays for.
 */
public final class ChargedPushes implements Pushes {
    private final Pushes pushes;

    public ChargedPushes(Pushes pushes) {
        this.pushes = pushes;
    }

    @Override
    public Mono<Answer> submit(Submission submission) {
        return charged(submission, pushes.submit(submission));
    }

    @Override
    public Mono<Answer> entrust(Submission submission) {
        return charged(submission, pushes.entrust(submission));
    }

    @Override
    public Mono<Answer> inquire(RegistryEntry.Tenant tenant, NodeId node, IdempotencyKey key) {
        return pushes.inquire(tenant, node, key);
    }

    private static Mono<Answer> charged(Submission submission, Mono<Answer> push) {
        return Mono.deferContextual(context -> {
            context.<Spender>getOrEmpty(Spender.class)
                    .ifPresent(spender -> spender.operations(submission.operations().size()));
            return push;
        });
    }
}
