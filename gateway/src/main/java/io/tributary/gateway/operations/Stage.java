package io.tributary.gateway.operations;

import io.tributary.schemas.topic.Topics;
import java.util.List;
import java.util.Locale;

/** Who reads which topics, on the way of a push and of telemetry. */
enum Stage {
    PROCESSOR,
    PROJECTOR,
    VEHICLE_PROCESSOR,
    VEHICLE_PROJECTOR;

    /** The consumer group. */
    String group(OperationsSettings settings) {
        return switch (this) {
            case PROCESSOR -> settings.processorGroup();
            case PROJECTOR -> settings.projectorGroup();
            case VEHICLE_PROCESSOR -> settings.vehicleProcessorGroup();
            case VEHICLE_PROJECTOR -> settings.vehicleProjectorGroup();
        };
    }

    List<String> topics() {
        return switch (this) {
            case PROCESSOR -> List.of(Topics.PUSHES);
            case PROJECTOR -> List.of(Topics.CHANGES, Topics.CONFLICTS);
            case VEHICLE_PROCESSOR -> List.of(Topics.TELEMETRY);
            case VEHICLE_PROJECTOR -> List.of(Topics.NODES, Topics.MEASUREMENTS, Topics.ALARMS,
                    Topics.CHANNELS, Topics.JOURNAL);
        };
    }

    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
