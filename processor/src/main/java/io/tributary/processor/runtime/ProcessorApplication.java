package io.tributary.processor.runtime;

import io.tributary.schemas.topic.NativeLz4;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/** The processor as a program of its own. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(ProcessorConfiguration.class)
public class ProcessorApplication {

    /** The application with its own configuration file, so that several fit into one JVM. */
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(ProcessorApplication.class)
                .properties("spring.config.name=tributary-processor")
                .bannerMode(Banner.Mode.OFF);
    }

    public static void main(String[] args) {
        NativeLz4.load();
        builder().run(args);
    }
}
