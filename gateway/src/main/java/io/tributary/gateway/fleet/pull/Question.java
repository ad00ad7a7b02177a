package io.tributary.gateway.fleet.pull;

import io.tributary.gateway.fleet.vehicle.VehicleFailure;
import java.util.concurrent.ExecutionException;
import reactor.core.publisher.Mono;

/** Waits for a vehicle's answer on a virtual thread, which costs nothing. */
final class Question {
    private Question() {}

    /** An interruption ends the request too. */
    static <T> T answer(Mono<T> question) throws VehicleFailure, InterruptedException {
        var answer = question.toFuture();
        try {
            return answer.get();
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
