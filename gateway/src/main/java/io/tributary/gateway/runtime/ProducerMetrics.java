package io.tributary.gateway.runtime;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.apache.kafka.clients.producer.Producer;
import org.springframework.stereotype.Component;

/** What the producer of pushes holds of memory. Its other numbers have a series a broker and a topic. */
@Component
final class ProducerMetrics implements MeterBinder {
    private final Producer<byte[], byte[]> producer;

    ProducerMetrics(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("tributary.gateway.producer.memory", this,
                it -> it.bytes("buffer-total-bytes") - it.bytes("buffer-available-bytes"))
                .description("records that Kafka does not have yet, in the producer's buffer")
                .baseUnit("bytes").register(meters);
        Gauge.builder("tributary.gateway.producer.memory.max", this,
                it -> it.bytes("buffer-total-bytes"))
                .description("what they may take").baseUnit("bytes").register(meters);
    }

    private double bytes(String name) {
        return producer.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals(name))
                .filter(metric -> metric.getValue().metricValue() instanceof Number)
                .mapToDouble(metric -> ((Number) metric.getValue().metricValue()).doubleValue())
                .findFirst().orElse(Double.NaN);
    }
}
