package io.tributary.gateway.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.gateway.http.Problem;
import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.audit.Action;
import io.tributary.schemas.audit.AuditEntry;
import io.tributary.schemas.audit.AuditEntry.Outcome;
import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.topic.EventHeaders;
import io.tributary.schemas.topic.Topics;
import io.tributary.schemas.value.ProblemCode;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Writes to the audit topic. {@code send} can block, so it runs on a thread of its own. */
public final class AuditLog {
    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);

    private final Producer<byte[], byte[]> producer;
    private final AuditSettings settings;
    private final Alike alike;
    private final Scheduler thread;
    private final LongAdder lost = new LongAdder();
    private volatile Disposable timer = Disposables.disposed();

    public AuditLog(Producer<byte[], byte[]> producer, AuditSettings settings) {
        this.producer = producer;
        this.settings = settings;
        alike = new Alike(settings);
        thread = Schedulers.newBoundedElastic(1, settings.waitingMax(), "audit");
    }

    /** From now on what is only counted is written now and then. */
    public void start() {
        long millis = settings.alikeInterval().toMillis();
        timer = Schedulers.parallel().schedulePeriodically(this::writeCounted, millis, millis,
                TimeUnit.MILLISECONDS);
    }

    /** Hands all that waits to the producer, which is closed after this. */
    public void stop(Duration timeout) {
        timer.dispose();
        writeCounted();
        thread.disposeGracefully().timeout(timeout).onErrorComplete().block();
    }

    /** How many entries Kafka did not take. */
    public long lost() {
        return lost.sum();
    }

    /** Completes when all replicas have the entry; ends as a problem if that is not certain. */
    Mono<Void> append(AuditEntry entry) {
        return sent(entry).publishOn(Schedulers.parallel()).onErrorMap(AuditLog::problem);
    }

    /** Takes the entry, or counts it with others that are alike; nobody waits for it. */
    void note(AuditEntry entry) {
        if (standsAlone(entry) || alike.admits(entry)) {
            write(entry);
        }
    }

    /** Each that took effect, and each login, has an entry of its own, however many there are. */
    private static boolean standsAlone(AuditEntry entry) {
        return entry.outcome() == Outcome.DONE
                && (entry.action().changes() || entry.action() == Action.LOGIN);
    }

    private void writeCounted() {
        alike.rest().forEach(this::write);
    }

    private void write(AuditEntry entry) {
        var _ = sent(entry).subscribe(_ -> {}, error -> {
            lost.add(entry.count());
            LOG.warn("the audit has lost {} of '{}' in {}: {}", entry.count(),
                    entry.action().text(), entry.key(), error.toString());
        });
    }

    private Mono<Void> sent(AuditEntry entry) {
        return Mono.<Void>create(sink -> send(entry, sink)).subscribeOn(thread);
    }

    private void send(AuditEntry entry, MonoSink<Void> sink) {
        var _ = producer.send(new ProducerRecord<>(Topics.AUDIT, null,
                entry.key().getBytes(UTF_8), Codecs.AUDIT_ENTRY.write(entry),
                EventHeaders.of("io.tributary.audit", "/gateway", entry.id().toString(),
                        entry.at())),
                (_, error) -> {
                    if (error == null) {
                        sink.success();
                    } else {
                        sink.error(error);
                    }
                });
    }

    private static ProblemException problem(Throwable error) {
        LOG.warn("an entry of the audit was not stored: {}", error.toString());
        return Problem.passing(error instanceof RejectedExecutionException
                ? ProblemCode.UNAVAILABLE
                : ProblemCode.OUTCOME_UNKNOWN,
                "Kafka did not say in time that this was written down, so it may be done or not;"
                        + " the same request with the same Idempotency-Key is safe")
                .toException();
    }
}
