package io.tributary.processor.runtime;

import io.tributary.processor.topology.Ordered;
import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.push.LaneRequest;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.topic.DeadLetter;
import io.tributary.schemas.trace.LogFields;
import io.tributary.schemas.trace.TraceHeaders;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A record that can't be processed stops only itself: it goes to the dead letters, in the same
 * transaction that steps over it.
 */
public final class PoisonHandler
        implements
            DeserializationExceptionHandler,
            ProcessingExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(PoisonHandler.class);
    private static final String APPLICATION = "processor";

    /** Of the configuration: a {@link Runnable} that hears of every record put aside. */
    static final String DEAD_LETTERED = "tributary.dead.lettered";

    private Runnable deadLettered = () -> {};

    @Override
    public void configure(Map<String, ?> configs) {
        if (configs.get(DEAD_LETTERED) instanceof Runnable heard) {
            deadLettered = heard;
        }
    }

    @Override
    public DeserializationExceptionHandler.Response handleError(ErrorHandlerContext context,
            ConsumerRecord<byte[], byte[]> poison, Exception cause) {
        try (var _ = LogFields.of(poison.headers())) {
            return DeserializationExceptionHandler.Response.resume(
                    List.of(letter(poison, cause)));
        }
    }

    @Override
    public ProcessingExceptionHandler.Response handleError(ErrorHandlerContext context,
            Record<?, ?> at, Exception cause) {
        if (context.topic() == null || cause instanceof KafkaException) {
            // A timer, a store or Kafka failed. No record is to blame, so none is stepped over.
            return ProcessingExceptionHandler.Response.fail();
        }
        try (var _ = fields(at)) {
            LOG.error("step {} failed", context.processorNodeId(), cause);
            var poison = new ConsumerRecord<>(context.topic(), context.partition(),
                    context.offset(), context.sourceRawKey(), culprit(context, at));
            TraceHeaders.copy(at.headers(), poison.headers());
            return ProcessingExceptionHandler.Response.resume(List.of(letter(poison, cause)));
        }
    }

    private static LogFields fields(Record<?, ?> at) {
        return switch (at.value()) {
            case LaneRequest request -> LogFields.of(request, at.headers());
            case Ordered ordered -> LogFields.of(ordered.request(), at.headers());
            case null, default -> LogFields.of(at.headers());
        };
    }

    /** A push that had waited fails while the record that it waited for is processed. */
    private static byte[] culprit(ErrorHandlerContext context, Record<?, ?> at) {
        return at.value() instanceof Push push ? Codecs.LANE_REQUEST.write(push)
                : context.sourceRawValue();
    }

    private ProducerRecord<byte[], byte[]> letter(ConsumerRecord<byte[], byte[]> poison,
            Exception cause) {
        deadLettered.run();
        LOG.warn("record {}-{}@{} goes to the dead letters: {}", poison.topic(),
                poison.partition(), poison.offset(), cause.toString());
        return DeadLetter.of(poison, APPLICATION, cause.toString());
    }
}
