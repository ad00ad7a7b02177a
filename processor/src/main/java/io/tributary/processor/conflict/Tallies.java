package io.tributary.processor.conflict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The latest counts of an entity, those of each field in their order.
 *
 * @param inOrder oldest first; of each field at most {@link #TALLIES_MAX}
 */
public record Tallies(List<Tally> inOrder) {
    /** How many counts of a field are remembered: against older ones no count is held. */
    public static final int TALLIES_MAX = 10;

    public static final Tallies NONE = new Tallies(List.of());

    public Tallies {
        inOrder = List.copyOf(inOrder);
    }

    List<Tally> of(String field) {
        return inOrder.stream().filter(tally -> tally.field().equals(field)).toList();
    }

    Optional<Tally> latest(String field) {
        var all = of(field);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    Tallies with(Tally tally) {
        var same = of(tally.field());
        var kept = new ArrayList<>(inOrder);
        if (same.size() >= TALLIES_MAX) {
            kept.remove(same.getFirst());
        }
        kept.add(tally);
        return new Tallies(kept);
    }
}
