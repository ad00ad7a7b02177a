package io.tributary.gateway.lamport;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The answer to a push, one result an item. */
@JsonNaming(SnakeCaseStrategy.class)
record PushAnswer(List<Result> results, long serverLamport, Instant timestamp) {}
