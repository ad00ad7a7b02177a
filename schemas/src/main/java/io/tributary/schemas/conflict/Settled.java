package io.tributary.schemas.conflict;

import io.tributary.schemas.value.NodeId;
import java.time.Instant;
import java.util.UUID;

/**
 * How and by whom a conflict was settled, for the audit.
 *
 * @param node the node that pushed the settlement
 * @param push its push
 * @param version the entity's version after the settlement
 * @param at when the hub took the settlement
 */
public record Settled(Settlement settlement, NodeId node, UUID push, long version, Instant at) {}
