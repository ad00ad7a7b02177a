package io.tributary.gateway.runtime;

import io.tributary.schemas.topic.NativeLz4;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The hub's edge as a program of its own. */
@SpringBootApplication
public class GatewayApplication {
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(GatewayApplication.class)
                .properties("spring.config.name=tributary-gateway").bannerMode(Banner.Mode.OFF);
    }

    public static void main(String[] args) {
        NativeLz4.load();
        builder().run(args);
    }
}
