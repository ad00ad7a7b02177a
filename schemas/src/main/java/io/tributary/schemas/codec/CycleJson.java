package io.tributary.schemas.codec;

import io.tributary.schemas.fleet.Answer;
import io.tributary.schemas.fleet.SyncStatus;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A cycle as it stands in an answer and in the journal. */
record CycleJson(Instant startedAt, Instant finishedAt, String status, int rowsWritten,
        @Nullable String errorMessage, @Nullable Instant lastSeenAt,
        @Nullable String softwareVersion) {

    static CycleJson of(Answer.CycleReport report) {
        return new CycleJson(report.startedAt(), report.finishedAt(), word(report.status()),
                report.rowsWritten(), report.errorMessage(), report.lastSeenAt(),
                report.softwareVersion());
    }

    Answer.CycleReport toReport() {
        return new Answer.CycleReport(startedAt, finishedAt, status(status), rowsWritten,
                errorMessage, lastSeenAt, softwareVersion);
    }

    static String word(SyncStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    static SyncStatus status(String word) {
        return switch (word) {
            case "ok" -> SyncStatus.OK;
            case "timeout" -> SyncStatus.TIMEOUT;
            case "error" -> SyncStatus.ERROR;
            default -> throw new UnreadableEvent("unknown status '" + word + "'");
        };
    }
}
