package io.tributary.processor.runtime;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What can be set of the processor; the module's README explains each.
 *
 * @param applicationId names the consumer group, the changelogs and the state folder
 * @param instanceId stable name of this instance, for static membership; null for none
 * @param stateDir where RocksDB keeps the stores; keep it over restarts
 * @param threads stream threads, 1 to 64
 * @param commitInterval how long results wait for their transaction's end
 * @param sessionTimeout how long a vanished instance keeps its tasks
 * @param heartbeatInterval a third of the session timeout or less
 * @param pollRecordsMax how many pushes a thread takes from Kafka at once
 * @param bufferedRecordsMax how many pushes of a partition may wait in memory before it is paused
 * @param sendLinger how long a batch for Kafka may wait for more; the commit ends the wait
 * @param sendBatch the largest batch for Kafka
 * @param receiptRetention how long a receipt answers retries of a push without a number
 * @param numberedReceiptsMax of how many numbered pushes of a node the receipts are kept
 * @param receiptsForgottenPerRun how many old receipts a task deletes a second
 * @param parkedPerNodeMax how many pushes of one node may wait for a missing one
 * @param parkedMax how many pushes of all nodes a task may hold that wait
 * @param parkedWaitMax how long each waits
 * @param entityMax the largest document that a merge may make
 * @param blockCache RocksDB's read cache, for the whole process
 * @param writeBuffers RocksDB's memory tables, for the whole process
 * @param startTimeout how long to wait for the brokers at start
 * @param closeTimeout how long a clean stop may take
 * @param telemetry of the vehicles' topology
 */
@ConfigurationProperties("tributary.processor")
public record ProcessorSettings(@DefaultValue("tributary-processor") String applicationId,
        @Nullable String instanceId, @DefaultValue("data/streams") Path stateDir,
        @DefaultValue("2") int threads, @DefaultValue("20ms") Duration commitInterval,
        @DefaultValue("15s") Duration sessionTimeout,
        @DefaultValue("3s") Duration heartbeatInterval,
        @DefaultValue("100") int pollRecordsMax, @DefaultValue("100") int bufferedRecordsMax,
        @DefaultValue("5ms") Duration sendLinger, @DefaultValue("128KB") DataSize sendBatch,
        @DefaultValue("7d") Duration receiptRetention,
        @DefaultValue("256") int numberedReceiptsMax,
        @DefaultValue("10000") int receiptsForgottenPerRun,
        @DefaultValue("16") int parkedPerNodeMax, @DefaultValue("1000") int parkedMax,
        @DefaultValue("2s") Duration parkedWaitMax, @DefaultValue("256KB") DataSize entityMax,
        @DefaultValue("64MB") DataSize blockCache, @DefaultValue("64MB") DataSize writeBuffers,
        @DefaultValue("60s") Duration startTimeout, @DefaultValue("10s") Duration closeTimeout,
        @DefaultValue TelemetrySettings telemetry) {

    public ProcessorSettings {
        within("threads", threads, 1, 64);
        within("poll-records-max", pollRecordsMax, 1, 10_000);
        within("buffered-records-max", bufferedRecordsMax, 1, 10_000);
        within("parked-per-node-max", parkedPerNodeMax, 0, 1000);
        within("parked-max", parkedMax, 0, 100_000);
        within("numbered-receipts-max", numberedReceiptsMax, 1, 100_000);
        within("receipts-forgotten-per-run", receiptsForgottenPerRun, 1, 1_000_000);
        atLeastAMilli("commit-interval", commitInterval);
        atLeastAMilli("parked-wait-max", parkedWaitMax);
        atLeastAMilli("receipt-retention", receiptRetention);
        if (heartbeatInterval.multipliedBy(3).compareTo(sessionTimeout) > 0) {
            throw new IllegalArgumentException("tributary.processor.heartbeat-interval must be at"
                    + " most a third of session-timeout: " + heartbeatInterval);
        }
    }

    /** Whether Kafka knows this instance by a name that outlives a restart. */
    boolean isStaticMember() {
        return instanceId != null && !instanceId.isBlank();
    }

    static void within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("tributary.processor." + name + " must be " + least
                    + ".." + most + ": " + value);
        }
    }

    static void atLeastAMilli(String name, Duration value) {
        if (value.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "tributary.processor." + name + " must be at least 1 ms: " + value);
        }
    }
}
