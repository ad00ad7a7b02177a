package io.tributary.gateway.runtime;

import io.tributary.gateway.access.Registry;
import io.tributary.gateway.canary.Canary;
import io.tributary.gateway.operations.Backlog;
import io.tributary.gateway.operations.DeadLetters;
import io.tributary.gateway.operations.KafkaReach;
import io.tributary.gateway.operations.Lag;
import io.tributary.gateway.operations.OperationsHandler;
import io.tributary.gateway.operations.OperationsSettings;
import io.tributary.gateway.pull.Heads;
import io.tributary.gateway.pull.OpenConflicts;
import io.tributary.schemas.topic.Topics;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** What the operator asks about the flow, with a thread for it that may block. */
@Configuration(proxyBeanMethods = false)
class OperationsConfiguration {
    private static final int QUESTIONS_MAX = 20;

    @Bean
    OperationsSettings operationsSettings(GatewaySettings settings) {
        return settings.operations();
    }

    @Bean
    KafkaReach kafkaReach(Topics topics, KafkaClients clients, OperationsSettings settings) {
        return new KafkaReach(topics, clients::admin, clients::consumer,
                () -> clients.replayProducer(settings, topics.settings()));
    }

    @Bean
    Scheduler questions() {
        return Schedulers.newBoundedElastic(1, QUESTIONS_MAX, "operations");
    }

    @Bean
    OperationsHandler operationsHandler(KafkaReach kafka, Registry registry, Heads heads,
            Canary canary, OpenConflicts conflicts, OperationsSettings settings,
            Scheduler questions, InstantSource clock) {
        var letters = new DeadLetters(kafka, settings);
        var lag = new Lag(kafka, lane -> heads.view().of(lane.tenant()).seq(lane.lane()),
                canary, settings, clock);
        return new OperationsHandler(lag, new Backlog(kafka, registry.view(), letters, settings),
                letters, conflicts, questions);
    }
}
