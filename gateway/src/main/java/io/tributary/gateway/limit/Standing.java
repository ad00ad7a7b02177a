package io.tributary.gateway.limit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How somebody stands with what they may do.
 *
 * @param exhausted what is used up, as said to the caller; null if there is something of everything
 * @param pause until there is something again or, if nothing is used up, until there is plenty; zero
 *        if there is
 */
public record Standing(@Nullable String exhausted, Duration pause) {
    static final Standing PLENTY = new Standing(null, Duration.ZERO);

    /** The one of both that asks for more patience. */
    Standing worse(Standing other) {
        boolean alike = (exhausted == null) == (other.exhausted == null);
        boolean mine = alike ? pause.compareTo(other.pause) >= 0 : exhausted != null;
        return mine ? this : other;
    }
}
