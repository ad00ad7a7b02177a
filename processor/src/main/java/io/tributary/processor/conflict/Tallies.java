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

    Optional<Tally> latest(String field) {
        for (var tally : inOrder.reversed()) {
            if (tally.field().equals(field)) {
                return Optional.of(tally);
            }
        }
        return Optional.empty();
    }

    Tallies with(Tally latest) {
        var kept = new ArrayList<Tally>(inOrder.size() + 1);
        Tally oldest = null;
        int same = 0;
        for (var tally : inOrder) {
            kept.add(tally);
            if (tally.field().equals(latest.field())) {
                oldest = oldest == null ? tally : oldest;
                same++;
            }
        }
        if (same >= TALLIES_MAX) {
            kept.remove(oldest);
        }
        kept.add(latest);
        return new Tallies(kept);
    }
}
