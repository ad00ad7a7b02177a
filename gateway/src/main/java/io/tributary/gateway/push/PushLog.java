package io.tributary.gateway.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.gateway.http.Problem;
import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.push.Inquiry;
import io.tributary.schemas.push.LaneRequest;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.topic.EventHeaders;
import io.tributary.schemas.topic.Topics;
import io.tributary.schemas.trace.LogFields;
import io.tributary.schemas.value.Names;
import io.tributary.schemas.value.ProblemCode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Headers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;

/**
 * Writes requests to the pushes topic. {@code send} can block on metadata or a full buffer, so it
 * runs on threads of its own, and never with more in flight than the buffer holds.
 */
public final class PushLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PushLog.class);

    private final Producer<byte[], byte[]> producer;
    private final Admission admission;
    private final InstantSource clock;
    private final int recordBytesMax;
    private final PushTraces traces;
    private final ExecutorService senders;

    public PushLog(Producer<byte[], byte[]> producer, Admission admission, InstantSource clock,
            int recordBytesMax, int senderThreads, PushTraces traces) {
        this.producer = producer;
        this.admission = admission;
        this.clock = clock;
        this.recordBytesMax = recordBytesMax;
        this.traces = traces;
        senders = Executors.newFixedThreadPool(senderThreads,
                Thread.ofPlatform().name("push-sender-", 0).daemon().factory());
    }

    /** Fetches what the producer must know before its first record, so that no push waits for it. */
    public void warm(Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            try {
                producer.partitionsFor(Topics.PUSHES);
                return;
            } catch (TimeoutException e) {
                // Each try waits for the block timeout, which is short for the sake of pushes.
                if (System.nanoTime() >= deadline) {
                    throw e;
                }
            }
        }
    }

    /** Completes when all replicas have the record. What follows runs on no thread of Kafka's. */
    Mono<Void> append(LaneRequest request) {
        return Mono.defer(() -> {
            var record = record(request);
            int size = record.value().length;
            if (size > recordBytesMax) {
                return Mono.error(new ProblemException(ProblemCode.BODY_TOO_LARGE,
                        "the push is over " + recordBytesMax + " bytes as the hub writes it"));
            }
            admission.load(size);
            return Mono.<Void>create(sink -> {
                var sending = traces.begin(request, sink.contextView(), record.headers());
                senders.execute(() -> send(request, record, sending, sink));
            });
        }).publishOn(Schedulers.parallel());
    }

    private void send(LaneRequest request, ProducerRecord<byte[], byte[]> record,
            PushTraces.Sending sending, MonoSink<Void> sink) {
        int size = record.value().length;
        try {
            var _ = producer.send(record, (_, error) -> {
                admission.unload(size);
                sending.end(error);
                if (error == null) {
                    sink.success();
                } else {
                    sink.error(problem(request, record.headers(), error));
                }
            });
        } catch (RuntimeException e) {
            // Nothing was sent; the callback is not called.
            admission.unload(size);
            sending.end(e);
            try (var _ = LogFields.of(request, record.headers())) {
                LOG.warn("the producer did not take a record", e);
            }
            sink.error(unavailable());
        }
    }

    private static ProblemException problem(LaneRequest request, Headers headers,
            Exception error) {
        try (var _ = LogFields.of(request, headers)) {
            LOG.warn("a push was not stored: {}", error.toString());
        }
        if (error instanceof BufferExhaustedException) {
            return unavailable();
        }
        return Problem.passing(ProblemCode.OUTCOME_UNKNOWN,
                "Kafka did not say in time whether it has the push; sending it again with the same"
                        + " Idempotency-Key is safe")
                .toException();
    }

    private static ProblemException unavailable() {
        return Problem.passing(ProblemCode.UNAVAILABLE, "Kafka takes no pushes at the moment")
                .toException();
    }

    private ProducerRecord<byte[], byte[]> record(LaneRequest request) {
        return new ProducerRecord<>(Topics.PUSHES, null,
                request.lane().toString().getBytes(UTF_8), Codecs.LANE_REQUEST.write(request),
                headers(request));
    }

    private Headers headers(LaneRequest request) {
        return switch (request) {
            case Push push -> EventHeaders.of("io.tributary.push", "/gateway",
                    push.id() + "/" + push.lane().lane(), push.receivedAt());
            case Inquiry inquiry -> EventHeaders.of(
                    "io.tributary.inquiry", "/gateway",
                    Names.uuid("inquiry", inquiry.replyTo().correlation()).toString(),
                    clock.instant());
        };
    }

    /** Lets what is under way reach the producer, whose own end waits until it is sent. */
    @Override
    public void close() {
        senders.shutdown();
        try {
            if (!senders.awaitTermination(1, TimeUnit.SECONDS)) {
                LOG.warn("pushes were still being sent at the end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
