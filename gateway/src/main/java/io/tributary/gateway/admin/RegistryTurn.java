package io.tributary.gateway.admin;

import io.tributary.gateway.http.Problem;
import io.tributary.schemas.value.ProblemCode;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Lets one write to the registry go at a time, because each looks before it writes. */
public final class RegistryTurn {
    private final Scheduler oneByOne;

    /** @param oneByOne a single thread, which may block */
    public RegistryTurn(Scheduler oneByOne) {
        this.oneByOne = oneByOne;
    }

    public <T> Mono<T> of(Callable<T> write) {
        return Mono.fromCallable(write).subscribeOn(oneByOne).onErrorMap(
                RejectedExecutionException.class,
                _ -> Problem.passing(ProblemCode.UNAVAILABLE, "too many writes wait for the"
                        + " registry").toException());
    }
}
