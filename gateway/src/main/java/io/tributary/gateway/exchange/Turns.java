package io.tributary.gateway.exchange;

import io.tributary.gateway.http.Problem;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.ProblemCode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * Requests of one node, one after the other. Without it they would only collide in the engine and
 * begin again, as those do that come by way of several gateways.
 */
final class Turns {
    /** The first of each line has its turn. */
    private final Map<NodeId, Deque<Sinks.Empty<Void>>> lines = new ConcurrentHashMap<>();
    private final int waitingMax;

    /** @param waitingMax requests of a node that may wait for their turn */
    Turns(int waitingMax) {
        this.waitingMax = waitingMax;
    }

    /** Does the work when those before it are through. */
    <T> Mono<T> take(NodeId node, Mono<T> work) {
        return Mono.defer(() -> {
            Sinks.Empty<Void> turn = Sinks.empty();
            return enter(node, turn).then(work).doFinally(_ -> leave(node, turn));
        });
    }

    private Mono<Void> enter(NodeId node, Sinks.Empty<Void> turn) {
        lines.compute(node, (_, line) -> {
            if (line == null) {
                turn.tryEmitEmpty();
                return new ArrayDeque<>(List.of(turn));
            }
            if (line.size() > waitingMax) {
                turn.tryEmitError(Problem.passing(ProblemCode.TOO_MANY_REQUESTS,
                        "too many requests of this node wait for their turn").toException());
            } else {
                line.add(turn);
            }
            return line;
        });
        // Whoever ends a turn must not do the next one's work.
        return turn.asMono().publishOn(Schedulers.parallel());
    }

    private void leave(NodeId node, Sinks.Empty<Void> turn) {
        lines.computeIfPresent(node, (_, line) -> {
            boolean first = line.peek() == turn;
            line.remove(turn);
            var next = line.peek();
            if (first && next != null) {
                next.tryEmitEmpty();
            }
            return next == null ? null : line;
        });
    }
}
