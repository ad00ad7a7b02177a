package io.tributary.projector.telemetry;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How vehicles' telemetry is kept.
 *
 * @param groupId the consumer group that shares out the partitions; positions are not kept in it
 * @param threads consumers of this instance, each with a connection of its own, 1 to 64
 * @param statementRowsMax measurements that one statement writes, 1 to 100,000
 * @param measurementRetention how long measurements are kept; whole months are dropped
 * @param journalRetention how long the journal is kept; whole days are dropped
 * @param monthsAhead for how many months to come the partitions are made, 1 to 24
 * @param daysAhead for how many days to come the journal's partitions are made, 1 to 60
 * @param upkeepInterval how often partitions are made and dropped
 * @param onlineWithin how long after it was last seen a vehicle counts as online
 */
public record TelemetrySettings(@DefaultValue("tributary-projector-telemetry") String groupId,
        @DefaultValue("2") int threads, @DefaultValue("20000") int statementRowsMax,
        @DefaultValue("400d") Duration measurementRetention,
        @DefaultValue("30d") Duration journalRetention, @DefaultValue("2") int monthsAhead,
        @DefaultValue("3") int daysAhead, @DefaultValue("1h") Duration upkeepInterval,
        @DefaultValue("120s") Duration onlineWithin) {

    public TelemetrySettings {
        within("threads", threads, 64);
        within("statementRowsMax", statementRowsMax, 100_000);
        within("monthsAhead", monthsAhead, 24);
        within("daysAhead", daysAhead, 60);
        positive("measurementRetention", measurementRetention);
        positive("journalRetention", journalRetention);
        positive("upkeepInterval", upkeepInterval);
        positive("onlineWithin", onlineWithin);
    }

    private static void within(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(
                    "telemetry." + name + " must be 1.." + most + ": " + value);
        }
    }

    private static void positive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(
                    "telemetry." + name + " must be longer than nothing: " + value);
        }
    }
}
