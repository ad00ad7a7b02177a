package io.tributary.schemas.change;

import io.tributary.schemas.value.LaneKey;

/** How far a lane is visible to pulls. */
public record Head(LaneKey lane, long seq) {}
