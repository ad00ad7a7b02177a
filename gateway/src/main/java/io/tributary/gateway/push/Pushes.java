package io.tributary.gateway.push;

import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.NodeId;
import reactor.core.publisher.Mono;

/**
 * The way in for every dialect. What goes wrong on the way ends as a problem: {@code UNAVAILABLE}
 * before Kafka has the push, {@code OUTCOME_UNKNOWN} after that.
 */
public interface Pushes {
    /** Hands the push in and waits for what becomes of it. */
    Mono<Answer> submit(Submission submission);

    /** Hands the push in and waits until it can't be lost any more. */
    Mono<Answer> entrust(Submission submission);

    /** Asks what became of an earlier push. */
    Mono<Answer> inquire(RegistryEntry.Tenant tenant, NodeId node, IdempotencyKey key);
}
