package io.tributary.processor.conflict;

import io.tributary.schemas.value.NodeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an entity came to its newest version.
 *
 * @param node whose operation made it
 * @param rank of the node at that time
 * @param since the first of the versions up to the newest that the node alone made, one after the
 *        other
 * @param time when the operation was made, by its node's clock, or else when the hub took it
 * @param lamport the logical time that the lane gave the operation
 * @param told the operation's logical time by its node's clock; null if the node keeps none
 */
public record LastWrite(NodeId node, int rank, long since, Instant time, long lamport,
        @Nullable Long told) {}
