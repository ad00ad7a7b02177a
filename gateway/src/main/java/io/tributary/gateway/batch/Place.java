package io.tributary.gateway.batch;

import io.tributary.schemas.value.EntityRef;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a name is kept, as it was read.
 *
 * @param version 0 if nothing was ever kept there
 * @param kept empty if nothing is, or something of another name
 */
record Place(EntityRef ref, long version, Optional<KeptAnswer> kept) {
    static Place of(EntityRef ref, UUID name, @Nullable Stored stored) {
        return stored == null ? new Place(ref, 0, Optional.empty())
                : new Place(ref, stored.version(), Optional.of(KeptAnswer.of(stored))
                        .filter(kept -> kept.name().equals(name.toString())));
    }
}
