package io.tributary.projector.consume;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How records become batches.
 *
 * @param groupId the consumer group that shares out the partitions; positions are not kept in it
 * @param threads consumers of this instance, each with a connection of its own, 1 to 64
 * @param batchRowsMax records in a batch; a single push may have more
 * @param batchBytesMax bytes in a batch and in a fetch; a single push may have more
 * @param conflictSideMax a larger side of a conflict is given by reference in lists, 1KB to 1MB
 * @param pollWait how long a poll waits for records
 * @param writeTimeout for a call to Postgres, and for the dead letters' acknowledgement
 * @param retryDelay after the first failure; it doubles
 * @param retryDelayMax between two attempts while Postgres or Kafka fails
 * @param stallTimeout within which a consumer must do a step, or the projector is not ready; more than
 *        the write timeout
 * @param stopTimeout for the current batch when the application stops
 */
public record ConsumeSettings(@DefaultValue("tributary-projector") String groupId,
        @DefaultValue("2") int threads, @DefaultValue("5000") int batchRowsMax,
        @DefaultValue("8MB") DataSize batchBytesMax,
        @DefaultValue("16KB") DataSize conflictSideMax, @DefaultValue("500ms") Duration pollWait,
        @DefaultValue("30s") Duration writeTimeout, @DefaultValue("100ms") Duration retryDelay,
        @DefaultValue("5s") Duration retryDelayMax, @DefaultValue("90s") Duration stallTimeout,
        @DefaultValue("4s") Duration stopTimeout) {

    public ConsumeSettings {
        if (threads < 1 || threads > 64) {
            throw new IllegalArgumentException("threads must be 1..64: " + threads);
        }
        if (batchRowsMax < 1 || batchBytesMax.toBytes() < 1024
                || batchBytesMax.toBytes() > 256L << 20) {
            throw new IllegalArgumentException(
                    "batchRowsMax must be positive and batchBytesMax 1KB..256MB");
        }
        if (conflictSideMax.toBytes() < 1024 || conflictSideMax.toBytes() > 1 << 20) {
            throw new IllegalArgumentException(
                    "conflictSideMax must be 1KB..1MB: " + conflictSideMax);
        }
        if (stallTimeout.compareTo(writeTimeout) <= 0) {
            throw new IllegalArgumentException("stallTimeout must be more than writeTimeout: "
                    + stallTimeout);
        }
        if (retryDelay.isNegative() || retryDelay.isZero()
                || retryDelay.compareTo(retryDelayMax) > 0) {
            throw new IllegalArgumentException(
                    "retryDelay must be positive and at most retryDelayMax");
        }
    }
}
