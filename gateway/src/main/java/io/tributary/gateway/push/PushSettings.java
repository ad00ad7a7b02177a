package io.tributary.gateway.push;

import io.tributary.gateway.http.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How pushes wait, and how many may.
 *
 * @param receiptTimeout how long a push waits for its receipt
 * @param inquiryTimeout how long a question about an earlier push waits for its answer
 * @param deliveryTimeout how long Kafka may take to store a push; less than the receipt timeout
 * @param blockTimeout how long a sending thread may wait for room or metadata
 * @param linger how long a record waits for others to share a batch with
 * @param batchMax a batch of records, before it is packed
 * @param bufferMemory what the producer holds of records that Kafka does not have yet
 * @param inFlightMax pushes that Kafka does not have yet, in bytes; less than the buffer
 * @param waitingMax pushes and questions that wait for an answer
 * @param senderThreads threads that hand records to the producer
 * @param rememberedMax pushes that nobody waited for and that are remembered as pending
 * @param rememberedFor how long such a push is remembered
 */
public record PushSettings(@DefaultValue("10s") Duration receiptTimeout,
        @DefaultValue("2s") Duration inquiryTimeout,
        @DefaultValue("8s") Duration deliveryTimeout,
        @DefaultValue("250ms") Duration blockTimeout, @DefaultValue("2ms") Duration linger,
        @DefaultValue("256KB") DataSize batchMax, @DefaultValue("64MB") DataSize bufferMemory,
        @DefaultValue("32MB") DataSize inFlightMax, @DefaultValue("20000") int waitingMax,
        @DefaultValue("2") int senderThreads, @DefaultValue("100000") int rememberedMax,
        @DefaultValue("10m") Duration rememberedFor) {

    public PushSettings {
        if (deliveryTimeout.compareTo(receiptTimeout) >= 0) {
            throw new IllegalArgumentException("deliveryTimeout " + deliveryTimeout
                    + " must be less than receiptTimeout " + receiptTimeout);
        }
        if (inFlightMax.compareTo(bufferMemory) >= 0) {
            throw new IllegalArgumentException("inFlightMax " + inFlightMax
                    + " must be less than bufferMemory " + bufferMemory);
        }
        Positive.require("inquiryTimeout", inquiryTimeout.toMillis());
        Positive.require("blockTimeout", blockTimeout.toMillis());
        Positive.require("batchMax", batchMax.toBytes());
        Positive.require("inFlightMax", inFlightMax.toBytes());
        Positive.require("waitingMax", waitingMax);
        Positive.require("senderThreads", senderThreads);
        Positive.require("rememberedMax", rememberedMax);
        Positive.require("rememberedFor", rememberedFor.toMillis());
    }
}
