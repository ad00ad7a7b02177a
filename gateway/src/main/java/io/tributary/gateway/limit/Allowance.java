package io.tributary.gateway.limit;

import org.springframework.util.unit.DataSize;

/**
 * What one tenant, or one node, may do at one gateway. A request is an operation, and so is each
 * operation of a push. Bytes are those of bodies, unpacked, and of answers.
 */
public interface Allowance {
    int operationsPerSecond();

    /** What may be done at once after a pause. */
    int operationsBurst();

    DataSize bytesPerSecond();

    /** What may go in and out at once after a pause. */
    DataSize bytesBurst();

    /** Pulls that wait for news at a time. */
    int waitingMax();

    /** Event streams that are open at a time. */
    int streamsMax();

    /** Streamed first loads at a time. */
    int bulkMax();
}
