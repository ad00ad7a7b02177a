package io.tributary.bench.crowd;

import io.tributary.bench.hub.Node;
import io.tributary.bench.hub.Pulls;
import java.time.Duration;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;

/** Waits until the hub lets a node in: a gateway may learn of a new one a moment later. */
final class Admission {
    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

    private Admission() {}

    static Mono<Node> of(Node node, Pulls pulls) {
        return pulls.admitted()
                .filter(Predicate.isEqual(true))
                .repeatWhenEmpty(empty -> empty.delayElements(BETWEEN_TRIES))
                .timeout(WITHIN, Mono.error(() -> new IllegalStateException(
                        "the hub does not know the node " + node.code() + " that it registered")))
                .thenReturn(node);
    }
}
