package io.tributary.projector.telemetry;

import io.tributary.schemas.fleet.Span;
import io.tributary.schemas.value.NodeKey;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which samples of a vehicle are wanted.
 *
 * @param bucket into which they are gathered; null for each by itself
 * @param rowsMax at most so many samples or buckets
 */
public record HistoryQuery(NodeKey vehicle, int channel, Span span, @Nullable Duration bucket,
        int rowsMax) {}
