package io.tributary.projector.telemetry;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.tributary.projector.postgres.Partitions;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes partitions ahead of their time and drops those whose time is over. Any number of projectors
 * may do it at once. What fails is done at the next run: writers make what they miss themselves.
 */
public final class Upkeep {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final ConnectionFactory connections;
    private final TelemetrySettings settings;
    private final Duration auditRetention;

    /**
     * @param connections of the writer's role
     * @param auditRetention how long the audit is kept
     */
    public Upkeep(ConnectionFactory connections, TelemetrySettings settings,
            Duration auditRetention) {
        this.connections = connections;
        this.settings = settings;
        this.auditRetention = auditRetention;
    }

    /** Runs now and then again and again, until it is cancelled. */
    public Mono<Void> forEver() {
        return Flux.interval(Duration.ZERO, settings.upkeepInterval()).onBackpressureDrop()
                .concatMap(_ -> once().onErrorResume(failure -> {
                    LOG.warn("partitions are seen to later: {}", failure.toString());
                    return Mono.empty();
                })).then();
    }

    Mono<Void> once() {
        return Mono.usingWhen(connections.create(), this::run, Connection::close);
    }

    private Mono<Void> run(Connection connection) {
        return Partitions.OF_MEASUREMENTS.provideAhead(connection, settings.monthsAhead())
                .then(Partitions.OF_JOURNAL.provideAhead(connection, settings.daysAhead()))
                .then(Partitions.OF_AUDIT.provideAhead(connection, settings.monthsAhead()))
                .then(drop(connection, Partitions.OF_MEASUREMENTS,
                        settings.measurementRetention()))
                .then(drop(connection, Partitions.OF_JOURNAL, settings.journalRetention()))
                .then(drop(connection, Partitions.OF_AUDIT, auditRetention));
    }

    private static Mono<Void> drop(Connection connection, Partitions partitions, Duration ago) {
        return partitions.drop(connection, ago).doOnNext(dropped -> {
            if (dropped > 0) {
                LOG.info("dropped {} partitions {}", dropped, partitions);
            }
        }).then();
    }
}
