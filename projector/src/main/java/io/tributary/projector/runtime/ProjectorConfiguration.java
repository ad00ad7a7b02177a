package io.tributary.projector.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.propagation.Propagator;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactory;
import io.tributary.projector.consume.Consumers;
import io.tributary.projector.postgres.Role;
import io.tributary.projector.pull.PullRoutes;
import io.tributary.projector.pull.TenantReads;
import io.tributary.projector.telemetry.Upkeep;
import io.tributary.schemas.topic.TopicProvisioner;
import io.tributary.schemas.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The projector's two halves, writing and reading, which meet in Postgres only. */
@Configuration(proxyBeanMethods = false)
class ProjectorConfiguration {
    /** Threads of its own: closing another application of this JVM closes the shared ones. */
    @Bean
    ReactorResourceFactory reactor() {
        var reactor = new ReactorResourceFactory();
        reactor.setUseGlobalResources(false);
        reactor.setShutdownQuietPeriod(Duration.ZERO);
        return reactor;
    }

    @Bean
    ConsumeProgress progress(MeterRegistry meters) {
        return new ConsumeProgress(meters, Clock.systemUTC());
    }

    @Bean
    Consumers consumers(ProjectorSettings settings, KafkaProperties kafka, Topics topics,
            Producer<byte[], byte[]> producer, ConsumeProgress progress,
            ReactorResourceFactory reactor, Propagator propagator) {
        var consume = settings.consume();
        return new Consumers(group -> KafkaConfiguration.consumer(kafka, consume, group),
                producer, writers(settings, reactor), topics.settings().lanePartitions(), consume,
                settings.telemetry(), progress,
                new VisibleSpans(propagator, InstantSource.system()));
    }

    private static ConnectionFactory writers(ProjectorSettings settings,
            ReactorResourceFactory reactor) {
        var postgres = settings.postgres();
        return Role.WRITER.connections(postgres.url(), postgres.writerPassword(),
                postgres.connectTimeout(), settings.consume().writeTimeout(),
                reactor.getLoopResources());
    }

    @Bean
    UpkeepLifecycle upkeepLifecycle(ProjectorSettings settings, ReactorResourceFactory reactor) {
        return new UpkeepLifecycle(
                new Upkeep(writers(settings, reactor), settings.telemetry(),
                        settings.audit().retention()));
    }

    @Bean
    OpenConflicts openConflicts(ProjectorSettings settings, ReactorResourceFactory reactor,
            MeterRegistry meters) {
        return new OpenConflicts(writers(settings, reactor), settings.conflictsInterval(), meters);
    }

    @Bean
    ConsumeLifecycle consumeLifecycle(TopicProvisioner topics, Consumers consumers) {
        return new ConsumeLifecycle(topics, consumers);
    }

    @Bean
    RouterFunction<ServerResponse> pullRoutes(ConnectionPool readers, ProjectorSettings settings,
            ReactorResourceFactory reactor, MeterRegistry meters) {
        return PullRoutes.of(new TenantReads(readers), writers(settings, reactor), settings.pull(),
                settings.telemetry().onlineWithin(), settings.accessToken(), meters);
    }

    @Bean
    ConsumeHealth consumeHealthIndicator(Consumers consumers, ConsumeProgress progress,
            ProjectorSettings settings) {
        return new ConsumeHealth(consumers, progress, settings.consume().stallTimeout());
    }

    @Bean
    PostgresHealth postgresHealthIndicator(ConnectionPool readers, ProjectorSettings settings) {
        return new PostgresHealth(readers, settings.pull().acquireTimeout());
    }
}
