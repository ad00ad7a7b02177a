package io.tributary.gateway.operations;

import io.tributary.schemas.topic.Topics;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Who reads which topics, on the way of a push and of telemetry. */
enum Stage {
    PROCESSOR(OperationsSettings::processorGroup, Topics.PUSHES),
    PROJECTOR(OperationsSettings::projectorGroup, Topics.CHANGES, Topics.CONFLICTS),
    VEHICLE_PROCESSOR(OperationsSettings::vehicleProcessorGroup, Topics.TELEMETRY),
    VEHICLE_PROJECTOR(OperationsSettings::vehicleProjectorGroup, Topics.NODES, Topics.MEASUREMENTS,
            Topics.ALARMS, Topics.CHANNELS, Topics.JOURNAL);

    private final Function<OperationsSettings, String> group;
    private final List<String> topics;

    Stage(Function<OperationsSettings, String> group, String... topics) {
        this.group = group;
        this.topics = List.of(topics);
    }

    String group(OperationsSettings settings) {
        return group.apply(settings);
    }

    List<String> topics() {
        return topics;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
