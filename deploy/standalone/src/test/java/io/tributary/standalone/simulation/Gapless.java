package io.tributary.standalone.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.change.Change;
import io.tributary.schemas.value.LaneKey;
import java.util.HashMap;
import java.util.Map;

/** Positions of a lane are 1, 2, 3 … in the order in which its changes become visible. */
final class Gapless implements Guarantee {
    private final Map<LaneKey, Long> last = new HashMap<>();

    @Override
    public void onChange(Change change) {
        assertThat(change.seq()).as("position in %s", change.lane())
                .isEqualTo(last.merge(change.lane(), 1L, Long::sum));
    }
}
