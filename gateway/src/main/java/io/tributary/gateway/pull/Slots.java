package io.tributary.gateway.pull;

import io.tributary.gateway.http.Problem;
import io.tributary.schemas.value.ProblemCode;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Bounds how many of a kind are open at a time; one more is turned away at once. */
public final class Slots {
    private final String what;
    private final int max;
    private final AtomicInteger taken = new AtomicInteger();

    /** @param what the kind, in the plural */
    public Slots(String what, int max) {
        this.what = what;
        this.max = max;
    }

    public <T> Mono<T> within(Mono<T> work) {
        return Mono.defer(() -> {
            take();
            return work.doFinally(_ -> taken.decrementAndGet());
        });
    }

    public <T> Flux<T> within(Flux<T> work) {
        return Flux.defer(() -> {
            take();
            return work.doFinally(_ -> taken.decrementAndGet());
        });
    }

    public int taken() {
        return taken.get();
    }

    private void take() {
        if (taken.incrementAndGet() > max) {
            taken.decrementAndGet();
            throw Problem.passing(ProblemCode.UNAVAILABLE, "too many " + what + " are open")
                    .toException();
        }
    }
}
