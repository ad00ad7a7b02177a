package io.tributary.gateway.lamport;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The answer to a push of an app. */
@JsonNaming(SnakeCaseStrategy.class)
record AppPushAnswer(List<Map<String, @Nullable Object>> accepted,
        List<AppResult.Rejected> rejected, long newLamportTs, long maxLamportTs,
        long conflictsDetected) {

    static AppPushAnswer of(List<AppResult> results, long lamport) {
        return new AppPushAnswer(
                results.stream().filter(AppResult.Accepted.class::isInstance)
                        .map(it -> ((AppResult.Accepted) it).operation()).toList(),
                results.stream().filter(AppResult.Rejected.class::isInstance)
                        .map(AppResult.Rejected.class::cast).toList(),
                lamport, lamport,
                results.stream().filter(it -> AppResult.conflictOf(it) != null).count());
    }
}
