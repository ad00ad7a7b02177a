package io.tributary.projector.runtime;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.tributary.projector.postgres.Role;
import java.time.Duration;
import java.util.Objects;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;

/** The database: roles, then migrations, both by the owner; then connections of the roles. */
@Configuration(proxyBeanMethods = false)
class PostgresConfiguration {
    private static final Duration IDLE = Duration.ofMinutes(5);

    @Bean
    FlywayMigrationStrategy rolesThenTables(ProjectorSettings settings) {
        return flyway -> {
            if (settings.postgres().manageRoles()) {
                RuntimeRoles.provide(
                        Objects.requireNonNull(flyway.getConfiguration().getDataSource()),
                        settings.postgres());
            }
            flyway.migrate();
        };
    }

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
