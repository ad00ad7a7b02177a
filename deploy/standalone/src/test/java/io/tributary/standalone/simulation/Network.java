package io.tributary.standalone.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;

/** Loses, repeats, delays and reorders what is sent. */
final class Network {
    private static final double LOST = 0.1;
    private static final double REPEATED = 0.1;
    private static final double SLOW = 0.05;
    private static final int DELAY_MILLIS = 60;
    private static final int SLOW_MILLIS = 5000;

    private final Random random;
    private final PriorityQueue<Flight> underWay = new PriorityQueue<>(
            Comparator.comparingLong(Flight::at).thenComparingLong(Flight::number));
    private long sent;
    private boolean good;

    Network(Random random) {
        this.random = random;
    }

    private record Flight(long at, long number, Runnable delivery) {}

    /** From now on everything arrives. */
    void becomeGood() {
        good = true;
    }

    /** @param now in simulated milliseconds */
    void send(long now, Runnable delivery) {
        if (!good && random.nextDouble() < LOST) {
            return;
        }
        int copies = !good && random.nextDouble() < REPEATED ? 2 : 1;
        for (int i = 0; i < copies; i++) {
            int delay = random.nextDouble() < SLOW ? SLOW_MILLIS : DELAY_MILLIS;
            underWay.add(new Flight(now + random.nextInt(delay), sent++, delivery));
        }
    }

    /** Delivers what has arrived by now. */
    void deliver(long now) {
        while (!underWay.isEmpty() && underWay.peek().at() <= now) {
            underWay.remove().delivery().run();
        }
    }

    boolean isIdle() {
        return underWay.isEmpty();
    }
}
