package io.tributary.gateway.runtime;

import io.tributary.gateway.audit.AuditFilter;
import io.tributary.gateway.audit.AuditLog;
import java.time.InstantSource;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who did what is written down. {@link GatewayLifecycle} starts and ends it. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {
    @Bean
    AuditLog auditLog(Producer<byte[], byte[]> producer, GatewaySettings settings) {
        return new AuditLog(producer, settings.audit());
    }

    @Bean
    AuditFilter auditFilter(AuditLog log, InstantSource clock) {
        return new AuditFilter(log, clock);
    }
}
