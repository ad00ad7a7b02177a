package io.tributary.processor.conflict;

import io.tributary.schemas.conflict.Settled;
import io.tributary.schemas.value.EntityRef;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the hub holds of a lane. */
public interface Holdings {
    EntityState entity(EntityRef entity);

    /** How a conflict was settled last; null if nobody has settled it. */
    @Nullable
    Settled settlement(UUID conflict);
}
