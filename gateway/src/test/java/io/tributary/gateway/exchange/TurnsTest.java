package io.tributary.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.ProblemCode;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Requests of one node, one after the other. */
class TurnsTest {
    private static final NodeId NODE = new NodeId(new UUID(0, 1));
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Turns turns = new Turns(2);

    @Test
    void theNextTurnBeginsWhenTheOneBeforeHasEnded() {
        var order = new CopyOnWriteArrayList<String>();
        Sinks.One<String> gate = Sinks.one();
        CompletableFuture<@Nullable String> first = turns.take(NODE, gate.asMono().doOnNext(
                order::add)).toFuture();
        CompletableFuture<@Nullable String> second = turns.take(NODE, Mono.fromSupplier(() -> {
            order.add("second");
            return "second";
        })).toFuture();

        assertThat(second).isNotDone();
        gate.tryEmitValue("first");

        assertThat(first).succeedsWithin(PATIENCE);
        assertThat(second).succeedsWithin(PATIENCE);
        assertThat(order).containsExactly("first", "second");
    }

    @Test
    void aRequestThatIsGivenUpOrFailsLetsTheNextOneIn() {
        var first = turns.take(NODE, Mono.never()).subscribe();
        var second = turns.take(NODE, Mono.never()).subscribe();
        CompletableFuture<@Nullable String> third = turns.take(NODE, Mono.just("third")).toFuture();

        second.dispose();
        first.dispose();

        assertThat(third).succeedsWithin(PATIENCE).isEqualTo("third");
        assertThat(turns.take(NODE, Mono.error(new IllegalStateException("failed"))).toFuture())
                .failsWithin(PATIENCE);
        assertThat(turns.take(NODE, Mono.just("next")).toFuture()).succeedsWithin(PATIENCE)
                .isEqualTo("next");
    }

    @Test
    void moreThanMayWaitAreSentAway() {
        var held = Stream.generate(() -> turns.take(NODE, Mono.never()).subscribe()).limit(3)
                .toList();

        assertThat(turns.take(NODE, Mono.just("one too many")).toFuture()).failsWithin(PATIENCE)
                .withThrowableThat().havingCause().isInstanceOf(ProblemException.class)
                .withMessageContaining(ProblemCode.TOO_MANY_REQUESTS.name());
        assertThat(turns.take(new NodeId(new UUID(0, 2)), Mono.just("another node")).toFuture())
                .succeedsWithin(PATIENCE).isEqualTo("another node");
        held.forEach(Disposable::dispose);
    }
}
