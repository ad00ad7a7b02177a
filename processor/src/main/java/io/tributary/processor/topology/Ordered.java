package io.tributary.processor.topology;

import io.tributary.schemas.push.LaneRequest;

/**
 * A request whose turn it is.
 *
 * @param repeated whether its node's numbering says that it took effect before
 */
public record Ordered(LaneRequest request, boolean repeated) {}
