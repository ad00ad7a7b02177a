package io.tributary.gateway.fleet.pull;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Which partitions of vehicles are this gateway's. A partition that was assigned is held only once
 * the progress in it is known as the owner before left it; each time of holding has an epoch.
 */
final class Assignment {
    private final Set<Integer> arriving = new HashSet<>();
    private final Map<Integer, Long> ends = new HashMap<>();
    private final Map<Integer, Long> held = new HashMap<>();
    private @Nullable ConsumerGroupMetadata member;
    private long epoch;

    /**
     * As the group has it.
     *
     * @param member who this gateway is in the group; the group refuses what an earlier one commits;
     *        null before it has joined
     * @param epochs of the partitions that are held
     */
    record Membership(@Nullable ConsumerGroupMetadata member, Map<Integer, Long> epochs) {
        boolean covers(Holding holding) {
            return Long.valueOf(holding.epoch()).equals(epochs.get(holding.partition()));
        }
    }

    synchronized Membership current() {
        return new Membership(member, Map.copyOf(held));
    }

    synchronized void member(ConsumerGroupMetadata current) {
        member = current;
    }

    synchronized void assigned(Collection<Integer> partitions) {
        arriving.addAll(partitions);
    }

    synchronized void revoked(Collection<Integer> partitions) {
        partitions.forEach(held::remove);
        partitions.forEach(ends::remove);
        arriving.removeAll(partitions);
    }

    /** This gateway is no member any more. */
    synchronized void revokedAll() {
        held.clear();
        ends.clear();
        arriving.clear();
    }

    /** What was written last may or may not be there: all progress has to be looked at again. */
    synchronized void reload() {
        arriving.addAll(held.keySet());
        held.clear();
        ends.clear();
    }

    /** Partitions of which the end has to be found. */
    synchronized Set<Integer> endless() {
        var endless = new HashSet<>(arriving);
        endless.removeAll(ends.keySet());
        return endless;
    }

    /**
     * Where partitions ended after they had been assigned: nothing that an earlier owner commits comes
     * behind.
     */
    synchronized void ends(Map<Integer, Long> found) {
        found.forEach((partition, end) -> {
            if (arriving.contains(partition)) {
                ends.put(partition, end);
            }
        });
    }

    /** Holds what has been read as far as its end. */
    synchronized void hold(ToLongFunction<Integer> position) {
        for (var partition : Set.copyOf(arriving)) {
            var end = ends.get(partition);
            if (end != null && position.applyAsLong(partition) >= end) {
                arriving.remove(partition);
                ends.remove(partition);
                held.put(partition, ++epoch);
            }
        }
    }
}
