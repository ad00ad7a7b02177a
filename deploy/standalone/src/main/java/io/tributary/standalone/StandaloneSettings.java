package io.tributary.standalone;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What can be set of the standalone hub. Everything else is the three applications' own.
 *
 * @param port of the gateway, the only port that others than this machine can reach
 * @param data the folder that holds everything: log, state, database, tokens
 * @param processorPort of the processor's health and metrics
 * @param projectorPort of the projector's API for the gateway, health and metrics
 * @param managementPort of the gateway's health and metrics
 * @param kafkaPort 0 for any free one
 * @param postgresPort 0 for any free one
 * @param sharedBuffersMib Postgres's cache
 * @param flushEachWrite whether a write is on the disk before it is acknowledged
 * @param lanePartitions of the topics; fixed once the data folder exists
 * @param readyTimeout how long the applications may take until they are ready
 * @param demo whether three simulated vehicles run beside the hub; {@code --demo} says the same
 * @param demoVehiclesPort where they answer, on this machine alone
 * @param stopWhenReady whether it stops in order as soon as it is ready: a trial of a folder or an image
 */
@ConfigurationProperties("tributary.standalone")
public record StandaloneSettings(@DefaultValue("8080") int port, @DefaultValue("data") Path data,
        @DefaultValue("8081") int processorPort, @DefaultValue("8082") int projectorPort,
        @DefaultValue("8083") int managementPort, @DefaultValue("0") int kafkaPort,
        @DefaultValue("0") int postgresPort, @DefaultValue("128") int sharedBuffersMib,
        @DefaultValue("false") boolean flushEachWrite,
        @DefaultValue("4") int lanePartitions, @DefaultValue("2m") Duration readyTimeout,
        @DefaultValue("false") boolean demo, @DefaultValue("8001") int demoVehiclesPort,
        @DefaultValue("false") boolean stopWhenReady) {

    /** Any free ports on this folder, for tests. */
    public static StandaloneSettings in(Path data) {
        return new StandaloneSettings(0, data, 0, 0, 0, 0, 0, 128, false, 4, Duration.ofMinutes(2),
                false, 0, false);
    }

    /** The same with the gateway on this port. */
    public StandaloneSettings withPort(int newPort) {
        return new StandaloneSettings(newPort, data, processorPort, projectorPort, managementPort,
                kafkaPort, postgresPort, sharedBuffersMib, flushEachWrite, lanePartitions,
                readyTimeout, demo, demoVehiclesPort,
                stopWhenReady);
    }

    /** The same with the demo's vehicles. */
    public StandaloneSettings withDemo() {
        return new StandaloneSettings(port, data, processorPort, projectorPort, managementPort,
                kafkaPort, postgresPort, sharedBuffersMib, flushEachWrite, lanePartitions,
                readyTimeout, true, demoVehiclesPort,
                stopWhenReady);
    }
}
