package io.tributary.processor.runtime;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.tracing.propagation.Propagator;
import io.tributary.processor.conflict.PushDecider;
import io.tributary.processor.conflict.rule.Rulebook;
import io.tributary.processor.sequence.SequenceDecider;
import io.tributary.processor.telemetry.AlarmRoom;
import io.tributary.processor.telemetry.ChannelMerge;
import io.tributary.processor.telemetry.SampleCleaner;
import io.tributary.processor.topology.LaneTopology;
import io.tributary.processor.topology.Observer;
import io.tributary.processor.topology.PushTraces;
import io.tributary.processor.topology.Steps;
import io.tributary.processor.topology.Stores;
import io.tributary.processor.topology.TelemetryObserver;
import io.tributary.processor.topology.TelemetrySteps;
import io.tributary.processor.topology.TelemetryStores;
import io.tributary.processor.topology.TelemetryTopology;
import io.tributary.schemas.codec.PolicySettings;
import io.tributary.schemas.policy.Policies;
import io.tributary.schemas.topic.TopicProvisioner;
import io.tributary.schemas.topic.TopicSettings;
import io.tributary.schemas.topic.Topics;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.Topology;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;

/** Puts the processor together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ProcessorSettings.class, TopicSettings.class,
        PolicySettings.class})
class ProcessorConfiguration {

    /** Threads of its own: closing another application of this JVM closes the shared ones. */
    @Bean
    ReactorResourceFactory reactor() {
        var reactor = new ReactorResourceFactory();
        reactor.setUseGlobalResources(false);
        reactor.setShutdownQuietPeriod(Duration.ZERO);
        return reactor;
    }

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
    PushTraces pushTraces(Propagator propagator) {
        return new DealingSpans(propagator);
    }

    /** Of all stores of the process, whichever topology they belong to. */
    @Bean
    MeterBinder rocksDbMetrics() {
        return meters -> {
            Gauge.builder("tributary.processor.rocksdb.memory", BoundedRocksDb::usedBytes)
                    .description("RocksDB's cache and memory tables").baseUnit("bytes")
                    .register(meters);
            Gauge.builder("tributary.processor.rocksdb.memory.max", BoundedRocksDb::maxBytes)
                    .description("what they may take").baseUnit("bytes").register(meters);
        };
    }

    @Bean
    TelemetryObserver telemetryObserver(MeterRegistry registry) {
        return new TelemetryMetrics(registry);
    }

    @Bean
    Topology topology(ProcessorSettings settings, TopicSettings topics, Policies policies,
            Observer observer, PushTraces traces) {
        var steps = new Steps(
                new SequenceDecider(settings.parkedPerNodeMax(),
                        settings.parkedWaitMax().toMillis()),
                new PushDecider(policies, Rulebook::judge,
                        Math.toIntExact(settings.entityMax().toBytes())),
                settings.parkedMax(), settings.receiptRetention(),
                settings.numberedReceiptsMax(),
                settings.receiptsForgottenPerRun(), observer, traces);
        return LaneTopology.of(steps, stores(topics));
    }

    @Bean
    Topology telemetryTopology(ProcessorSettings settings, TopicSettings topics,
            TelemetryObserver observer) {
        var telemetry = settings.telemetry();
        var steps = new TelemetrySteps(
                new SampleCleaner(telemetry.memory().toMillis(), telemetry.spansMax()),
                new ChannelMerge(telemetry.channelsRefresh(), telemetry.channelsMax()),
                telemetry.spansMax(), new AlarmRoom(telemetry.alarmsMax()),
                telemetry.alarmRetention(), telemetry.alarmsCheckedPerRun(), observer);
        return TelemetryTopology.of(steps, new TelemetryStores(stores(topics)));
    }

    private static Stores stores(TopicSettings topics) {
        return Stores.onDisk(Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Integer.toString(topics.pushBytesMax())));
    }

    @Bean
    TopicProvisioner provisioner(ProcessorSettings settings, Topics topics,
            KafkaProperties kafka) {
        return new TopicProvisioner(kafka.buildAdminProperties(), topics,
                settings.startTimeout());
    }

    @Bean
    StreamsLifecycle streams(@Qualifier("topology") Topology topology,
            ProcessorSettings settings, TopicSettings topics, TopicProvisioner provisioner,
            KafkaProperties kafka, MeterRegistry registry) {
        return new StreamsLifecycle("processor", topology,
                StreamsSettings.of(settings, topics, kafka.buildStreamsProperties()),
                provisioner, closing(settings), registry);
    }

    @Bean
    StreamsLifecycle telemetryStreams(@Qualifier("telemetryTopology") Topology topology,
            ProcessorSettings settings, TopicSettings topics, TopicProvisioner provisioner,
            KafkaProperties kafka, MeterRegistry registry) {
        return new StreamsLifecycle("telemetry", topology,
                StreamsSettings.ofTelemetry(settings, topics, kafka.buildStreamsProperties()),
                provisioner, closing(settings), registry);
    }

    /** A named instance comes back to its tasks; the tasks of another go to the rest at once. */
    private static CloseOptions closing(ProcessorSettings settings) {
        return CloseOptions.timeout(settings.closeTimeout())
                .withGroupMembershipOperation(settings.isStaticMember()
                        ? GroupMembershipOperation.REMAIN_IN_GROUP
                        : GroupMembershipOperation.LEAVE_GROUP);
    }

    @Bean
    StreamsHealthIndicator streamsHealthIndicator(
            @Qualifier("streams") StreamsLifecycle streams) {
        return new StreamsHealthIndicator(streams::state);
    }

    @Bean
    StreamsHealthIndicator telemetryHealthIndicator(
            @Qualifier("telemetryStreams") StreamsLifecycle streams) {
        return new StreamsHealthIndicator(streams::state);
    }
}
