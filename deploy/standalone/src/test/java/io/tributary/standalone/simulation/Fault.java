package io.tributary.standalone.simulation;

import io.tributary.schemas.change.Change;
import io.tributary.schemas.conflict.Conflict;
import java.util.List;

/** What a hub may do wrong. The simulation is worth as much as its judges notice of it. */
enum Fault {
    NONE,
    /** What was taken before is taken again. */
    FORGETS_RECEIPTS,
    /** The changes of a push come out the other way round. */
    TURNS_CHANGES_ROUND,
    /** The last change of a push never comes out. */
    LOSES_CHANGES,
    /** The value that lost is nowhere. */
    LOSES_CONFLICTS,
    /** Nodes are told of what a crash takes back. */
    ANSWERS_BEFORE_THE_COMMIT;

    List<Change> changes(List<Change> made) {
        return switch (this) {
            case TURNS_CHANGES_ROUND -> made.reversed();
            case LOSES_CHANGES -> made.isEmpty() ? made : made.subList(0, made.size() - 1);
            case NONE, FORGETS_RECEIPTS, LOSES_CONFLICTS, ANSWERS_BEFORE_THE_COMMIT -> made;
        };
    }

    List<Conflict> conflicts(List<Conflict> made) {
        return this == LOSES_CONFLICTS ? List.of() : made;
    }
}
