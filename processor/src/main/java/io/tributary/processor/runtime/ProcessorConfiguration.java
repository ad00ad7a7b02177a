package io.tributary.processor.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.processor.conflict.PushDecider;
import io.tributary.processor.conflict.rule.Rulebook;
import io.tributary.processor.sequence.SequenceDecider;
import io.tributary.processor.topology.LaneTopology;
import io.tributary.processor.topology.Observer;
import io.tributary.processor.topology.Steps;
import io.tributary.processor.topology.Stores;
import io.tributary.schemas.codec.PolicySettings;
import io.tributary.schemas.policy.Policies;
import io.tributary.schemas.topic.TopicProvisioner;
import io.tributary.schemas.topic.TopicSettings;
import io.tributary.schemas.topic.Topics;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.Topology;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the processor together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ProcessorSettings.class, TopicSettings.class,
        PolicySettings.class})
class ProcessorConfiguration {

    @Bean
    Topics topics(TopicSettings settings) {
        return new Topics(settings);
    }

    @Bean
    Policies policies(PolicySettings settings) {
        return settings.read();
    }

    @Bean
    Observer observer(MeterRegistry registry) {
        return new ProcessorMetrics(registry);
    }

    @Bean
    Topology topology(ProcessorSettings settings, TopicSettings topics, Policies policies,
            Observer observer) {
        var steps = new Steps(
                new SequenceDecider(settings.parkedPerNodeMax(),
                        settings.parkedWaitMax().toMillis()),
                new PushDecider(policies, Rulebook::judge,
                        Math.toIntExact(settings.entityMax().toBytes())),
                settings.parkedMax(), settings.receiptRetention(),
                settings.numberedReceiptsMax(),
                settings.receiptsForgottenPerRun(), observer);
        var changelog = Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Integer.toString(topics.pushBytesMax()));
        return LaneTopology.of(steps, Stores.onDisk(changelog));
    }

    @Bean
    StreamsLifecycle streams(Topology topology, ProcessorSettings settings, Topics topics,
            KafkaProperties kafka, MeterRegistry registry) {
        var provisioner = new TopicProvisioner(kafka.buildAdminProperties(), topics,
                settings.startTimeout());
        var config = StreamsSettings.of(settings, topics.settings(),
                kafka.buildStreamsProperties());
        return new StreamsLifecycle(topology, config, provisioner, closing(settings), registry);
    }

    /** A named instance comes back to its tasks; the tasks of another go to the rest at once. */
    private static CloseOptions closing(ProcessorSettings settings) {
        return CloseOptions.timeout(settings.closeTimeout())
                .withGroupMembershipOperation(settings.isStaticMember()
                        ? GroupMembershipOperation.REMAIN_IN_GROUP
                        : GroupMembershipOperation.LEAVE_GROUP);
    }

    @Bean
    StreamsHealthIndicator streamsHealthIndicator(StreamsLifecycle streams) {
        return new StreamsHealthIndicator(streams::state);
    }
}
