package io.tributary.gateway.fleet.pull;

import java.util.concurrent.Semaphore;

/** Bounds how many vehicles are at a step at a time; who comes first goes first. */
final class Places {
    private final Semaphore free;
    private final int max;

    Places(int max) {
        this.max = max;
        free = new Semaphore(max, true);
    }

    /** A step of a cycle. */
    interface Step<T, E extends Exception> {
        T run() throws E, InterruptedException;
    }

    <T, E extends Exception> T within(Step<T, E> step) throws E, InterruptedException {
        free.acquire();
        try {
            return step.run();
        } finally {
            free.release();
        }
    }

    int taken() {
        return max - free.availablePermits();
    }
}
