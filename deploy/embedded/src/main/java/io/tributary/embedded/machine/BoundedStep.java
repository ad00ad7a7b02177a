package io.tributary.embedded.machine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs a step that knows no time limit in a thread of its own, so that its caller can have one. */
public final class BoundedStep {
    private BoundedStep() {}

    /**
     * Returns when the step is done. If that takes longer, the step is interrupted and left to itself.
     *
     * @param millisMax how long the caller waits at most
     * @throws ExecutionException with what the step threw
     */
    public static void run(String name, long millisMax, Runnable step)
            throws TimeoutException, ExecutionException {
        var done = new CompletableFuture<Void>();
        var thread = Thread.ofPlatform().name(name).daemon().start(() -> complete(done, step));
        try {
            done.get(millisMax, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            throw e;
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new ExecutionException("interrupted while waiting for " + name, e);
        }
    }

    private static void complete(CompletableFuture<Void> done, Runnable step) {
        try {
            step.run();
            done.complete(null);
        } catch (Throwable e) {
            done.completeExceptionally(e);
        }
    }
}
