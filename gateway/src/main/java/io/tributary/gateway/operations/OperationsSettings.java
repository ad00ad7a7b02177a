package io.tributary.gateway.operations;

import io.tributary.gateway.http.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the operator's questions about the flow may cost, and whom they are about.
 *
 * @param processorGroup the processor's application id
 * @param vehicleProcessorGroup that of its topology of vehicles
 * @param projectorGroup by which projectors share lanes
 * @param vehicleProjectorGroup by which they share vehicles
 * @param tailRecords changes that are looked at in each partition before the place where the
 *        projector says that it stands, since it may hold some that are not visible yet
 * @param waitingRecordsMax records that are looked at in each partition for those that wait; of more
 *        the answer says that there are more
 * @param lettersMax the latest dead letters that are looked at, in each partition of theirs
 * @param timeout of each call to Kafka, and of reading the records of one question
 */
public record OperationsSettings(@DefaultValue("tributary-processor") String processorGroup,
        @DefaultValue("tributary-telemetry") String vehicleProcessorGroup,
        @DefaultValue("tributary-projector") String projectorGroup,
        @DefaultValue("tributary-projector-telemetry") String vehicleProjectorGroup,
        @DefaultValue("500") int tailRecords, @DefaultValue("10000") int waitingRecordsMax,
        @DefaultValue("10000") int lettersMax, @DefaultValue("20s") Duration timeout) {

    public OperationsSettings {
        Positive.require("tailRecords", tailRecords);
        Positive.require("waitingRecordsMax", waitingRecordsMax);
        Positive.require("lettersMax", lettersMax);
        Positive.require("timeout", timeout.toMillis());
    }
}
