package io.tributary.gateway.fleet.pull;

import io.tributary.gateway.fleet.vehicle.Vehicle;
import io.tributary.gateway.fleet.vehicle.Vehicles;
import io.tributary.schemas.node.RegistryEntry;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One vehicle's cycles, one after the other on a virtual thread of its own, so that none ever meets
 * another of the same vehicle and none waits for another vehicle's.
 */
final class Round {
    private static final Logger LOG = LoggerFactory.getLogger(Round.class);

    private final Cycle cycle;
    private final Vehicles vehicles;
    private final FleetSettings settings;
    private final RegistryEntry.Vehicle entry;
    private final Holding holding;
    private final Memory memory;
    private final Thread thread;
    private volatile boolean ended;

    /**
     * @param before the same vehicle's earlier round, which ends first; null if there is none
     * @param firstWait until the first cycle
     */
    Round(Cycle cycle, Vehicles vehicles, FleetSettings settings, RegistryEntry.Vehicle entry,
            Holding holding, Memory memory, @Nullable Round before, Duration firstWait) {
        this.cycle = cycle;
        this.vehicles = vehicles;
        this.settings = settings;
        this.entry = entry;
        this.holding = holding;
        this.memory = memory;
        var earlier = before == null ? null : before.thread;
        thread = Thread.ofVirtual().name("vehicle-" + entry.node())
                .unstarted(() -> run(earlier, firstWait));
    }

    void start() {
        thread.start();
    }

    /** Ends soon, and in the middle of a request; never in the middle of storing. */
    void end() {
        ended = true;
        thread.interrupt();
    }

    /** Whether it goes on with this vehicle, held so. */
    boolean serves(RegistryEntry.Vehicle wanted, Holding heldSo) {
        return !ended && entry.equals(wanted) && holding.equals(heldSo);
    }

    boolean isOver() {
        return !thread.isAlive();
    }

    /** Waits until it has ended. */
    void awaitEnd(Duration patience) throws InterruptedException {
        thread.join(patience);
    }

    RegistryEntry.Vehicle entry() {
        return entry;
    }

    Holding holding() {
        return holding;
    }

    /** To be used by another round only after this one has ended. */
    Memory memory() {
        return memory;
    }

    private void run(@Nullable Thread earlier, Duration firstWait) {
        awaitEnd(earlier);
        try {
            var wait = firstWait;
            while (!ended) {
                Thread.sleep(wait);
                long began = System.nanoTime();
                wait = once().minusNanos(System.nanoTime() - began);
            }
        } catch (InterruptedException e) {
            LOG.debug("no more cycles of {}", holding.key());
        }
    }

    /** Even a round that is to end at once waits, for the one after it waits for this one alone. */
    private static void awaitEnd(@Nullable Thread earlier) {
        while (earlier != null && earlier.isAlive()) {
            try {
                earlier.join();
            } catch (InterruptedException e) {
                LOG.debug("ended before it began");
            }
        }
    }

    /** @return the time from the beginning of this cycle to that of the next */
    private Duration once() throws InterruptedException {
        boolean stored = false;
        try {
            boolean more = cycle();
            stored = true;
            return more ? Duration.ZERO : next();
        } catch (NotStored e) {
            LOG.debug("a cycle of {} was not stored: {}", holding.key(), e.getMessage());
        } catch (RuntimeException e) {
            // A vehicle must not end its own pulling, whatever it sends.
            LOG.error("a cycle of {} failed", holding.key(), e);
        } finally {
            if (!stored) {
                memory.forget();
            }
        }
        return next();
    }

    private boolean cycle() throws InterruptedException, NotStored {
        Vehicle vehicle;
        try {
            vehicle = vehicles.of(entry);
        } catch (IllegalArgumentException e) {
            cycle.refuse(holding, memory, String.valueOf(e.getMessage()));
            return false;
        }
        return cycle.run(holding, vehicle, memory);
    }

    private Duration next() {
        return Rhythm.interval(vehicles.interval(entry), memory.cyclesFailed(), settings,
                ThreadLocalRandom.current().nextDouble());
    }
}
