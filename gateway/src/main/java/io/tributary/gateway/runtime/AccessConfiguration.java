package io.tributary.gateway.runtime;

import io.tributary.gateway.access.AccessSettings;
import io.tributary.gateway.access.Callers;
import io.tributary.gateway.access.Issuer;
import io.tributary.gateway.access.PullTokens;
import io.tributary.gateway.access.Registry;
import io.tributary.gateway.access.TokenUses;
import io.tributary.gateway.admin.Enrollment;
import io.tributary.gateway.admin.RegistryLog;
import io.tributary.gateway.admin.TokenMint;
import io.tributary.gateway.admin.UseLog;
import io.tributary.schemas.topic.Topics;
import java.time.InstantSource;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Who may call, and how tokens come to be and end. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {
    private static final int ADMIN_QUEUE = 1000;

    @Bean
    AccessSettings accessSettings(GatewaySettings settings) {
        return settings.access();
    }

    @Bean
    RegistryLog registryLog(Topics topics, Producer<byte[], byte[]> producer, Registry registry,
            GatewaySettings settings, InstantSource clock) {
        return new RegistryLog(topics.named(Topics.NODES), producer, registry,
                settings.push().receiptTimeout(), clock);
    }

    /** The thread of all writes to the registry. */
    @Bean
    Scheduler oneByOne() {
        return Schedulers.newBoundedElastic(1, ADMIN_QUEUE, "admin");
    }

    @Bean
    Enrollment enrollment(Registry registry, RegistryLog log, GatewaySettings settings,
            InstantSource clock) {
        return new Enrollment(registry.view(), log, new TokenMint(settings.tokenSecret()),
                settings.access(), clock);
    }

    @Bean
    TokenUses tokenUses(Registry registry, InstantSource clock) {
        return new TokenUses(registry.view(), clock);
    }

    @Bean
    UseLog useLog(TokenUses uses, Registry registry, RegistryLog log, AccessSettings settings,
            Scheduler oneByOne) {
        return new UseLog(uses, registry.view(), log, settings.useInterval(), oneByOne);
    }

    @Bean
    PullTokens pullTokens(Registry registry, GatewaySettings settings, InstantSource clock) {
        return new PullTokens(registry.view(), settings.tokenSecret(),
                settings.access().pullTokenLife(), clock);
    }

    @Bean
    Callers callers(Registry registry, TokenUses uses, PullTokens pullTokens,
            ObjectProvider<Issuer> issuer, GatewaySettings settings) {
        return new Callers(registry.view(), uses, pullTokens, settings.adminToken(),
                issuer.getIfAvailable());
    }

    @Bean
    @ConditionalOnProperty("tributary.gateway.access.issuer.name")
    Issuer issuer(Registry registry, AccessSettings settings) {
        return new Issuer(registry.view(), settings.issuer());
    }
}
