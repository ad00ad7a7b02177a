package io.tributary.gateway.artisan;

import io.tributary.gateway.push.Pushes;
import io.tributary.gateway.push.Submission;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.Names;
import io.tributary.schemas.value.Positions;
import java.util.List;
import reactor.core.publisher.Mono;

/** Hands the operations of desktops in, each as a push of its own. */
record Submitting(Pushes pushes) {

    /** What became of a single operation, and where it can be seen. */
    record Settled(Outcome outcome, Positions positions) {}

    /** @param name what tells the operation from all others of its desktop: the client's key changes */
    Mono<Settled> settled(ArtisanCaller caller, Operation operation, Object... name) {
        return pushes.settled(new Submission(caller.tenant(), caller.node(),
                new IdempotencyKey("artisan." + Names.uuid(name)), null, List.of(operation),
                false)).map(it -> new Settled(it.outcomes().getFirst(), it.positions()));
    }
}
