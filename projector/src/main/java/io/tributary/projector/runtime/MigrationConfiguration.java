package io.tributary.projector.runtime;

import java.util.Objects;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the database's owner does: roles, then tables. */
@Configuration(proxyBeanMethods = false)
class MigrationConfiguration {
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
}
