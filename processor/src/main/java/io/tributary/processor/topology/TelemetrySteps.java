package io.tributary.processor.topology;

import io.tributary.processor.telemetry.AlarmRoom;
import io.tributary.processor.telemetry.ChannelMerge;
import io.tributary.processor.telemetry.SampleCleaner;
import io.tributary.schemas.fleet.Answer;
import java.time.Duration;
import org.apache.kafka.streams.processor.api.Processor;

/**
 * The steps of the vehicles' topology.
 *
 * @param gapsMax how many known gaps are kept of a vehicle
 * @param alarms how many are kept of a vehicle
 * @param alarmRetention how long a resolved alarm is remembered
 * @param alarmsPerRun how many alarms are looked at once, every {@link #FORGET_INTERVAL}, whether
 *        they may be forgotten
 */
public record TelemetrySteps(SampleCleaner cleaner, ChannelMerge channels, int gapsMax,
        AlarmRoom alarms, Duration alarmRetention, int alarmsPerRun, TelemetryObserver observer) {
    static final Duration FORGET_INTERVAL = Duration.ofSeconds(10);

    Processor<String, Answer, Object, Object> clean() {
        return new CleanStep(this);
    }
}
