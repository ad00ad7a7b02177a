package io.tributary.gateway.limit;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What all nodes of a tenant together may do.
 *
 * @param operationsPerSecond requests, and operations of pushes
 * @param operationsBurst those at once after a pause
 * @param bytesPerSecond bodies, unpacked, and answers
 * @param bytesBurst those at once after a pause
 * @param waitingMax pulls that wait for news
 * @param streamsMax open event streams
 * @param bulkMax streamed first loads at a time
 */
public record TenantAllowance(@DefaultValue("100000") int operationsPerSecond,
        @DefaultValue("1000000") int operationsBurst,
        @DefaultValue("256MB") DataSize bytesPerSecond, @DefaultValue("4GB") DataSize bytesBurst,
        @DefaultValue("10000") int waitingMax, @DefaultValue("10000") int streamsMax,
        @DefaultValue("16") int bulkMax) implements Allowance {

    public TenantAllowance {
        Bound.atLeast("operationsPerSecond", operationsPerSecond, 1);
        Bound.atLeast("operationsBurst", operationsBurst, operationsPerSecond);
        Bound.atLeast("bytesPerSecond", bytesPerSecond.toBytes(), 1);
        Bound.atLeast("bytesBurst", bytesBurst.toBytes(), bytesPerSecond.toBytes());
        Bound.atLeast("waitingMax", waitingMax, 1);
        Bound.atLeast("streamsMax", streamsMax, 1);
        Bound.atLeast("bulkMax", bulkMax, 1);
    }
}
