package io.tributary.gateway.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.gateway.access.Registry;
import io.tributary.gateway.http.Problem;
import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.topic.EventHeaders;
import io.tributary.schemas.topic.LanePartition;
import io.tributary.schemas.topic.Topic;
import io.tributary.schemas.value.Names;
import io.tributary.schemas.value.ProblemCode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes to the registry, and waits until this gateway has read what it wrote. */
public final class RegistryLog {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryLog.class);

    private final Topic topic;
    private final Producer<byte[], byte[]> producer;
    private final Registry registry;
    private final Duration timeout;
    private final InstantSource clock;

    public RegistryLog(Topic topic, Producer<byte[], byte[]> producer, Registry registry,
            Duration timeout, InstantSource clock) {
        this.topic = topic;
        this.producer = producer;
        this.registry = registry;
        this.timeout = timeout;
        this.clock = clock;
    }

    /** The entries are of one tenant, so they stay in this order. */
    public void append(RegistryEntry... entries) {
        try {
            var sent = List.of(entries).stream().map(this::record).map(producer::send).toList();
            for (var each : sent) {
                RecordMetadata written = each.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
                registry.seen(written.partition(), written.offset()).block(timeout);
            }
            // What an operator did stays to be read; no entry says a secret.
            List.of(entries).forEach(entry -> LOG.info("wrote {} {}", kind(entry), entry.key()));
        } catch (ExecutionException | TimeoutException | IllegalStateException e) {
            throw unknown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown();
        }
    }

    /**
     * Hands an entry to Kafka without waiting for it.
     *
     * @return false if Kafka does not take anything now
     */
    boolean note(RegistryEntry entry) {
        try {
            var sent = producer.send(record(entry));
            return !sent.isDone() || sent.state() == Future.State.SUCCESS;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private ProducerRecord<byte[], byte[]> record(RegistryEntry entry) {
        var value = Codecs.REGISTRY_ENTRY.write(entry);
        var id = Names.uuid("registry", entry.key(), new String(value, UTF_8)).toString();
        return new ProducerRecord<>(topic.name(),
                LanePartition.of(entry.tenant().toString(), topic.partitions()),
                entry.key().getBytes(UTF_8), value, EventHeaders.of("io.tributary.registry",
                        "/gateway", id, clock.instant()));
    }

    private static String kind(RegistryEntry entry) {
        return switch (entry) {
            case RegistryEntry.Tenant _ -> "tenant";
            case RegistryEntry.Node _ -> "node";
            case RegistryEntry.User _ -> "user";
            case RegistryEntry.Token token -> token.revoked() ? "revoked token" : "token";
            case RegistryEntry.TokenUse _ -> "use of a token";
            case RegistryEntry.Vehicle vehicle -> vehicle.removed() ? "removed vehicle"
                    : "vehicle";
        };
    }

    private static ProblemException unknown() {
        return Problem.passing(ProblemCode.OUTCOME_UNKNOWN,
                "the registry did not answer in time; the same request with the same"
                        + " Idempotency-Key is safe")
                .toException();
    }
}
