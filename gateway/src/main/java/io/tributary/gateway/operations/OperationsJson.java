package io.tributary.gateway.operations;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The wire types of the operator's questions about the flow. */
interface OperationsJson {
    /** How far everybody is behind. */
    record LagJson(Instant at, List<StageJson> stages, List<LaneJson> lanes, boolean more,
            CanaryJson canary) {}

    /** A stage's records that wait; {@code oldestAt} is when the first of them was written. */
    record StageJson(String stage, String group, long lag, @Nullable Instant oldestAt,
            List<PartitionJson> partitions) {}

    /** A partition that a stage reads; {@code position} is absent if nobody ever read it. */
    record PartitionJson(String topic, int partition, @Nullable Long position, long end, long lag,
            @Nullable Instant oldestAt) {}

    /** A lane of which not everything is visible. */
    record LaneJson(UUID tenantId, int lane, long head, long visible, long behind,
            @Nullable Instant oldestUnseenAt) {}

    /** What the hub's own pushes say. */
    record CanaryJson(boolean enabled, long answeredSeconds, long visibleSeconds,
            List<Integer> stalledPartitions) {}

    /** A node's pushes that wait for the processor, and what of its own lies among the dead letters. */
    record BacklogJson(UUID nodeId, UUID tenantId, String code, String name, String protocol,
            long pushesWaiting, @Nullable Instant oldestPushAt, boolean more,
            List<LetterJson> deadLetters) {}

    /** A dead letter without its content. */
    record LetterJson(int partition, long offset, Instant at, @Nullable String application,
            @Nullable String reason, @Nullable String origin, @Nullable String key, int bytes,
            boolean replayable, @Nullable String replayedAs) {}

    /** The latest dead letters, the newest first. */
    record LettersJson(List<LetterJson> letters, boolean hasMore) {}

    /** A dead letter; what is no UTF-8 text is in Base64. */
    record WholeLetterJson(LetterJson letter, Map<String, String> headers,
            @Nullable String value, @Nullable String valueBase64) {}

    /** What a letter became; {@code already} if that was before. */
    record ReplayJson(int partition, long offset, String replayedAs, boolean already) {}
}
