package io.tributary.schemas.fleet;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
     * @param newestSample the time of the newest sample, in milliseconds since 1970; null if none has
     *        come yet
     */
    record Coverage(List<Span> covered, List<KnownGap> gaps, @Nullable Long newestSample,
            Instant at) implements JournalEntry {
        public Coverage {
            if (newestSample != null) {
                Millis.checked(newestSample);
            }
            covered = List.copyOf(covered);
            gaps = List.copyOf(gaps);
        }
    }

    /**
     * A vehicle has told of more than is kept of it.
     *
     * @param kept how many are kept
     * @param leftOut how many are not, or not any more
     */
    record Exceeded(Excess what, int kept, int leftOut, Instant at) implements JournalEntry {
        public Exceeded {
            Count.checked(kept);
            Count.checked(leftOut);
        }
    }

    /** Of what a vehicle may tell too much. */
    enum Excess {
        /** Those that are left out have no name, unit and bounds; their samples are kept. */
        CHANNELS,
        /** Those that are forgotten are told of anew when the vehicle names them again. */
        ALARMS
    }

    /** A window without samples, and why. */
    record KnownGap(Span window, String reason) {}
}
