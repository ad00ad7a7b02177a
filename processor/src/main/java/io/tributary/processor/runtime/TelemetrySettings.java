package io.tributary.processor.runtime;

import static io.tributary.processor.runtime.ProcessorSettings.atLeastAMilli;
import static io.tributary.processor.runtime.ProcessorSettings.within;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What can be set of the vehicles' topology; all else is as for the lanes.
 *
 * @param applicationId names the consumer group, the changelogs and the state folder
 * @param threads stream threads, 1 to 64
 * @param commitInterval how long results wait for their transaction's end
 * @param bufferedChunksMax how many answers of a partition may wait in memory before it is paused
 * @param memory how far back samples are remembered to know them again; at least the largest overlap
 *        of the pulls
 * @param spansMax how many spans of covered time, and how many gaps, are kept of a vehicle
 * @param channelsMax how many channels are kept of a vehicle; those that it has now go first
 * @param channelsRefresh after which unchanged channels are told of again
 * @param alarmsMax how many alarms are kept of a vehicle; those that ended longest ago go first
 * @param alarmRetention how long a resolved alarm is remembered
 * @param alarmsCheckedPerRun of how many alarms a task looks a second whether they may be forgotten
 */
public record TelemetrySettings(@DefaultValue("tributary-telemetry") String applicationId,
        @DefaultValue("2") int threads, @DefaultValue("100ms") Duration commitInterval,
        @DefaultValue("50") int bufferedChunksMax, @DefaultValue("10m") Duration memory,
        @DefaultValue("1000") int spansMax, @DefaultValue("1000") int channelsMax,
        @DefaultValue("1h") Duration channelsRefresh, @DefaultValue("10000") int alarmsMax,
        @DefaultValue("30d") Duration alarmRetention,
        @DefaultValue("1000") int alarmsCheckedPerRun) {

    public TelemetrySettings {
        within("telemetry.threads", threads, 1, 64);
        within("telemetry.buffered-chunks-max", bufferedChunksMax, 1, 10_000);
        within("telemetry.spans-max", spansMax, 1, 10_000);
        within("telemetry.channels-max", channelsMax, 1, 5000);
        within("telemetry.alarms-max", alarmsMax, 10, 100_000);
        within("telemetry.alarms-checked-per-run", alarmsCheckedPerRun, 1, 100_000);
        atLeastAMilli("telemetry.commit-interval", commitInterval);
        atLeastAMilli("telemetry.memory", memory);
        atLeastAMilli("telemetry.alarm-retention", alarmRetention);
    }
}
