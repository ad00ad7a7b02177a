package io.tributary.schemas.change;

import io.tributary.schemas.value.LaneKey;

/**
 * How far a lane is visible to pulls.
 *
 * @param lamport the logical time of the change at {@code seq}; 0 before the first
 */
public record Head(LaneKey lane, long seq, long lamport) {}
