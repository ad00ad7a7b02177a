package io.tributary.schemas.fleet;

import java.time.Instant;
import java.util.List;

/** A record of the journal topic: what happened to a vehicle's telemetry, and what is covered by it. */
public sealed interface JournalEntry {

    /** A cycle has ended. */
    record Cycle(Answer.CycleReport report) implements JournalEntry {}

    /** A window could not be had; told once, however often it fails again. */
    record Missed(Span window, String reason, Instant noticedAt) implements JournalEntry {}

    /**
     * What is covered now; it replaces what was said before.
     *
     * @param covered in order of time, apart from each other; the oldest are left out when there are
     *        too many
     * @param gaps in order of time, apart from each other and from what is covered
     */
    record Coverage(List<Span> covered, List<KnownGap> gaps, Instant at)
            implements
                JournalEntry {
        public Coverage {
            covered = List.copyOf(covered);
            gaps = List.copyOf(gaps);
        }
    }

    /** A window without samples, and why. */
    record KnownGap(Span window, String reason) {}
}
