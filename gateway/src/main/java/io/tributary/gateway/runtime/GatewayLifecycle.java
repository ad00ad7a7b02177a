package io.tributary.gateway.runtime;

import io.tributary.gateway.access.Registry;
import io.tributary.gateway.admin.UseLog;
import io.tributary.gateway.audit.AuditLog;
import io.tributary.gateway.pull.Heads;
import io.tributary.gateway.push.PushLog;
import io.tributary.gateway.push.Replies;
import io.tributary.schemas.topic.TopicProvisioner;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Starts all that touches Kafka before the port opens, and ends it after the port has closed: a
 * request never meets a gateway that does not know its callers yet, or can't hear replies.
 */
@Component
final class GatewayLifecycle implements SmartLifecycle {
    private final TopicProvisioner topics;
    private final Registry registry;
    private final Heads heads;
    private final Replies replies;
    private final PushLog pushes;
    private final Producer<byte[], byte[]> producer;
    private final UseLog uses;
    private final AuditLog audit;
    private final GatewaySettings settings;
    private volatile boolean running;

    GatewayLifecycle(TopicProvisioner topics, Registry registry, Heads heads, Replies replies,
            PushLog pushes, Producer<byte[], byte[]> producer, UseLog uses, AuditLog audit,
            GatewaySettings settings) {
        this.topics = topics;
        this.registry = registry;
        this.heads = heads;
        this.replies = replies;
        this.pushes = pushes;
        this.producer = producer;
        this.uses = uses;
        this.audit = audit;
        this.settings = settings;
    }

    @Override
    public void start() {
        topics.provision();
        registry.start(settings.startTimeout());
        heads.start(settings.startTimeout());
        replies.start(settings.startTimeout());
        pushes.warm(settings.startTimeout());
        uses.start();
        audit.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        uses.stop();
        audit.stop(settings.closeTimeout());
        pushes.close();
        producer.close(settings.closeTimeout());
        replies.close();
        heads.close();
        registry.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Long before the web server, which starts in one of the last phases. */
    @Override
    public int getPhase() {
        return 0;
    }
}
