package io.tributary.projector.runtime;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.tributary.projector.postgres.Role;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;

/** Connections of the roles that the projector has at run time. */
@Configuration(proxyBeanMethods = false)
class PostgresConfiguration {
    private static final Duration IDLE = Duration.ofMinutes(5);

    /** Connections for pulls; the writers make their own. {@link ReadersLifecycle} closes them. */
    @Bean(destroyMethod = "")
    ConnectionPool readers(ProjectorSettings settings, ReactorResourceFactory reactor) {
        var pull = settings.pull();
        var postgres = settings.postgres();
        var connections = Role.READER.connections(postgres.url(), postgres.readerPassword(),
                postgres.connectTimeout(), pull.statementTimeout(), reactor.getLoopResources());
        return new ConnectionPool(ConnectionPoolConfiguration.builder(connections)
                .name("tributary-reader").initialSize(0).maxSize(pull.connectionsMax())
                .maxAcquireTime(pull.acquireTimeout()).acquireRetry(1)
                .customizer(pool -> pool.maxPendingAcquire(pull.waitingMax())).maxIdleTime(IDLE)
                .build());
    }

    @Bean
    ReadersLifecycle readersLifecycle(ConnectionPool readers) {
        return new ReadersLifecycle(readers);
    }
}
