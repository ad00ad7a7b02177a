package io.tributary.projector.runtime;

import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * Brings the database to this version's tables, and ends: the projector's first step by itself, for
 * installations whose projectors shall not know the owner's password ({@code
 * spring.flyway.enabled=false}). It takes the projector's settings.
 */
@ImportAutoConfiguration(FlywayAutoConfiguration.class)
@EnableConfigurationProperties(ProjectorSettings.class)
@Import(MigrationConfiguration.class)
public class MigrationApplication {
    public static void main(String[] args) {
        new SpringApplicationBuilder(MigrationApplication.class)
                .properties("spring.config.name=tributary-projector")
                .bannerMode(Banner.Mode.OFF).web(WebApplicationType.NONE).run(args).close();
    }
}
