package io.tributary.projector.runtime;

import io.tributary.projector.consume.Consumers;
import io.tributary.schemas.topic.TopicProvisioner;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the consumers when everything else stands, topics included, and stops them before anything
 * else falls.
 */
final class ConsumeLifecycle implements SmartLifecycle {
    private final TopicProvisioner topics;
    private final Consumers consumers;
    private volatile boolean running;

    ConsumeLifecycle(TopicProvisioner topics, Consumers consumers) {
        this.topics = topics;
        this.consumers = consumers;
    }

    @Override
    public void start() {
        topics.provision();
        consumers.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        consumers.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
