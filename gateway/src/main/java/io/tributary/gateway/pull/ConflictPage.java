package io.tributary.gateway.pull;

import io.tributary.schemas.conflict.Conflict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some conflicts, whole.
 *
 * @param cursor where the page ends; null if it is empty
 * @param hasMore whether there are others behind them
 */
public record ConflictPage(List<Conflict> conflicts, @Nullable String cursor, boolean hasMore) {
    public ConflictPage {
        conflicts = List.copyOf(conflicts);
    }

    /** At most so many of these; where the others begin is then not known. */
    public ConflictPage first(int conflictsMax) {
        return conflicts.size() <= conflictsMax ? this
                : new ConflictPage(conflicts.subList(0, conflictsMax), null, true);
    }
}
