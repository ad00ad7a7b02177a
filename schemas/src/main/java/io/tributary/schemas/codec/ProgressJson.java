package io.tributary.schemas.codec;

import io.tributary.schemas.fleet.Progress;
import io.tributary.schemas.fleet.Span;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record of the progress topic. */
record ProgressJson(@Nullable Long dataUntil, @Nullable Long alarmsUntil,
        @Nullable Long newestSample, List<Progress.OpenAlarm> openAlarms,
        List<MissingJson> gaps, String status, @Nullable Instant lastSeenAt,
        @Nullable String softwareVersion) {

    static ProgressJson of(Progress progress) {
        return new ProgressJson(progress.dataUntil(), progress.alarmsUntil(),
                progress.newestSample(), progress.openAlarms(),
                progress.gaps().stream().map(MissingJson::of).toList(),
                CycleJson.word(progress.status()), progress.lastSeenAt(),
                progress.softwareVersion());
    }

    Progress toProgress() {
        return new Progress(dataUntil, alarmsUntil, newestSample, openAlarms,
                gaps.stream().map(MissingJson::toMissing).toList(), CycleJson.status(status),
                lastSeenAt, softwareVersion);
    }

    /** A window that has to be asked for again. */
    record MissingJson(long from, long to, String reason, int attempts, Instant nextAt) {
        static MissingJson of(Progress.Missing missing) {
            return new MissingJson(missing.window().from(), missing.window().to(),
                    missing.reason(), missing.attempts(), missing.nextAt());
        }

        Progress.Missing toMissing() {
            return new Progress.Missing(new Span(from, to), reason, attempts, nextAt);
        }
    }
}
