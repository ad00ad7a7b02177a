package io.tributary.gateway.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.gateway.canary.Canary;
import io.tributary.gateway.pull.Heads;
import io.tributary.gateway.push.Pushes;
import io.tributary.schemas.topic.Topics;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whether pushes still come through: the looking, the numbers and the two states. */
@Configuration(proxyBeanMethods = false)
class CanaryConfiguration {
    @Bean
    CanaryMetrics canaryMetrics(MeterRegistry meters) {
        return new CanaryMetrics(meters);
    }

    @Bean(destroyMethod = "")
    Canary canary(Pushes pushes, Heads heads, Topics topics, GatewaySettings settings,
            CanaryMetrics metrics, InstantSource clock) {
        var canary = new Canary(pushes, heads.view()::covering,
                topics.named(Topics.PUSHES).partitions(), settings.canary(), metrics, clock,
                System::nanoTime);
        metrics.show(canary);
        return canary;
    }

    @Bean
    CanaryLifecycle canaryLifecycle(Canary canary) {
        return new CanaryLifecycle(canary);
    }

    @Bean
    DeliveryHealth deliveryHealthIndicator(Canary canary) {
        return new DeliveryHealth(canary);
    }

    @Bean
    CanaryHealth canaryHealthIndicator(Canary canary) {
        return new CanaryHealth(canary);
    }
}
