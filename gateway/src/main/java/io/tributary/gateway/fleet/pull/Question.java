package io.tributary.gateway.fleet.pull;

import io.tributary.gateway.fleet.vehicle.VehicleFailure;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Waits for a vehicle's answer on a virtual thread, which costs nothing. */
final class Question {
    private Question() {}

    /** An interruption ends the request too. */
    static <T> T answer(Mono<T> question) throws VehicleFailure, InterruptedException {
        CompletableFuture<@Nullable T> answer = question.toFuture();
        try {
            return Objects.requireNonNull(answer.get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof VehicleFailure failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }
}
