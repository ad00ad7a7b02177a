package io.tributary.cli.replay;

import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.LaneKey;
import org.jspecify.annotations.Nullable;

/** An entity that is another one at the end of the range. */
public record FinalState(LaneKey lane, EntityRef entity, Held was, Held wouldBe) {
    /**
     * What one side holds.
     *
     * @param version 0 if there never was such an entity
     * @param data null if there is none
     */
    public record Held(long version, @Nullable Document data) {}
}
