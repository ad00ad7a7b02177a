package io.tributary.gateway.limit;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What one node may do. It stops a node that runs wild, and no honest one.
 *
 * @param operationsPerSecond requests, and operations of pushes
 * @param operationsBurst those at once after a pause
 * @param bytesPerSecond bodies, unpacked, and answers
 * @param bytesBurst those at once after a pause
 * @param waitingMax pulls that wait for news
 * @param streamsMax open event streams
 * @param bulkMax streamed first loads at a time
 */
public record NodeAllowance(@DefaultValue("30000") int operationsPerSecond,
        @DefaultValue("300000") int operationsBurst,
        @DefaultValue("128MB") DataSize bytesPerSecond, @DefaultValue("1GB") DataSize bytesBurst,
        @DefaultValue("64") int waitingMax, @DefaultValue("64") int streamsMax,
        @DefaultValue("4") int bulkMax) implements Allowance {

    public NodeAllowance {
        Bound.atLeast("operationsPerSecond", operationsPerSecond, 1);
        Bound.atLeast("operationsBurst", operationsBurst, operationsPerSecond);
        Bound.atLeast("bytesPerSecond", bytesPerSecond.toBytes(), 1);
        Bound.atLeast("bytesBurst", bytesBurst.toBytes(), bytesPerSecond.toBytes());
        Bound.atLeast("waitingMax", waitingMax, 1);
        Bound.atLeast("streamsMax", streamsMax, 1);
        Bound.atLeast("bulkMax", bulkMax, 1);
    }
}
