package io.tributary.projector.runtime;

import io.tributary.schemas.topic.NativeLz4;
import io.tributary.schemas.topic.TopicSettings;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration;

/** The projector: keeps the processor's topics in Postgres and serves pulls from there. */
@SpringBootApplication(scanBasePackages = "io.tributary.projector",
        // Two roles have two sets of connections, and each transaction says which it means.
        exclude = {R2dbcAutoConfiguration.class, R2dbcTransactionManagerAutoConfiguration.class})
@EnableConfigurationProperties({ProjectorSettings.class, TopicSettings.class})
public class ProjectorApplication {
    public static void main(String[] args) {
        NativeLz4.load();
        builder().run(args);
    }

    /** For whoever runs several of the hub's applications in one JVM. */
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(ProjectorApplication.class)
                .properties("spring.config.name=tributary-projector")
                .bannerMode(Banner.Mode.OFF);
    }
}
