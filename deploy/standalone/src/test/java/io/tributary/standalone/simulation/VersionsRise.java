package io.tributary.standalone.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.change.Change;
import io.tributary.schemas.value.EntityRef;
import java.util.HashMap;
import java.util.Map;

/** Versions of an entity are 1, 2, 3 …, deletions included. */
final class VersionsRise implements Guarantee {
    private final Map<EntityRef, Long> last = new HashMap<>();

    @Override
    public void onChange(Change change) {
        assertThat(change.version()).as("version of %s", change.entity())
                .isEqualTo(last.merge(change.entity(), 1L, Long::sum));
    }
}
