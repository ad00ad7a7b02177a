package io.tributary.gateway.runtime;

import io.tributary.gateway.access.Registry;
import io.tributary.gateway.pull.Heads;
import io.tributary.gateway.push.Admission;
import io.tributary.gateway.push.PushLog;
import io.tributary.gateway.push.PushTraces;
import io.tributary.gateway.push.Replies;
import io.tributary.schemas.codec.PolicySettings;
import io.tributary.schemas.topic.TopicProvisioner;
import io.tributary.schemas.topic.TopicSettings;
import io.tributary.schemas.topic.Topics;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The gateway's ends of the hub's topics. {@link GatewayLifecycle} starts and ends them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({GatewaySettings.class, TopicSettings.class,
        PolicySettings.class})
class KafkaConfiguration {
    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    Topics topics(TopicSettings settings) {
        return new Topics(settings);
    }

    @Bean
    KafkaClients kafkaClients(KafkaProperties properties) {
        return new KafkaClients(properties);
    }

    @Bean
    TopicProvisioner topicProvisioner(KafkaClients clients, Topics topics,
            GatewaySettings settings) {
        return new TopicProvisioner(clients.adminConfig(), topics, settings.startTimeout());
    }

    @Bean(destroyMethod = "")
    Producer<byte[], byte[]> producer(KafkaClients clients, Topics topics,
            GatewaySettings settings) {
        return clients.producer(settings.push(), topics.settings());
    }

    @Bean
    Admission admission(GatewaySettings settings) {
        return new Admission(settings.push());
    }

    @Bean(destroyMethod = "")
    PushLog pushLog(Producer<byte[], byte[]> producer, Admission admission, InstantSource clock,
            Topics topics, GatewaySettings settings, PushTraces traces) {
        return new PushLog(producer, admission, clock, topics.settings().pushBytesMax(),
                settings.push().senderThreads(), traces);
    }

    @Bean(destroyMethod = "")
    Replies replies(Topics topics, KafkaClients clients, GatewaySettings settings) {
        return new Replies(topics.named(Topics.REPLIES),
                Objects.requireNonNull(settings.instanceId()), UUID.randomUUID().toString(),
                clients::consumer);
    }

    @Bean(destroyMethod = "")
    Registry registry(Topics topics, KafkaClients clients, InstantSource clock) {
        return new Registry(topics.named(Topics.NODES), clients::consumer, clock);
    }

    @Bean(destroyMethod = "")
    Heads heads(Topics topics, KafkaClients clients) {
        return new Heads(topics.named(Topics.HEADS), clients::consumer);
    }
}
