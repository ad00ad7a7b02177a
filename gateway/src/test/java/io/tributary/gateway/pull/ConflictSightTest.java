package io.tributary.gateway.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.conflict.Settled;
import io.tributary.schemas.conflict.Settlement;
import io.tributary.schemas.conflict.Side;
import io.tributary.schemas.conflict.Side.Kind;
import io.tributary.schemas.node.NodeScope;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.LaneKey;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which conflicts a node sees that sees the orders of the north. */
class ConflictSightTest {
    private static final UUID ID = new UUID(0, 1);
    private static final Document NORTH = new Document(Map.of("region", "north"));
    private static final Document SOUTH = new Document(Map.of("region", "south"));
    private static final Side GONE = side(Kind.DELETION, null);
    private static final Side HELD = side(Kind.DOCUMENT, NORTH);

    private final ConflictSight sight = new ConflictSight(
            new NodeScope(List.of("order"), Map.of("region", List.of("north"))));

    private static Side side(Kind kind, @Nullable Document data) {
        return new Side(kind, data, 1L, new NodeId(ID), Instant.EPOCH, null);
    }

    private static Conflict conflict(String type, Side current, Side incoming,
            Settlement.@Nullable Resolution settled) {
        return new Conflict(ID, new LaneKey(new TenantId(ID), 0), new EntityRef(type, "1"),
                current, incoming, 3, "manual", Conflict.Status.PENDING, Conflict.Winner.CURRENT,
                ID, Instant.EPOCH, settled == null ? null
                        : new Settled(new Settlement(settled, "ann", null), new NodeId(ID), ID, 2,
                                Instant.EPOCH));
    }

    private boolean sees(Side current, Side incoming) {
        return sight.test(conflict("order", current, incoming, null));
    }

    @Test
    void bothSidesHaveToBeInTheScope() {
        assertThat(sees(HELD, HELD)).isTrue();
        assertThat(sees(HELD, side(Kind.DOCUMENT, SOUTH))).isFalse();
        assertThat(sees(side(Kind.DOCUMENT, SOUTH), HELD)).isFalse();
    }

    @Test
    void aPatchIsLookedAtAsWhatItMakesOfTheEntity() {
        assertThat(sees(HELD, side(Kind.PATCH, new Document(Map.of("n", 1))))).isTrue();
        assertThat(sees(HELD, side(Kind.PATCH, SOUTH))).isFalse();
        assertThat(sees(side(Kind.DOCUMENT, SOUTH), side(Kind.PATCH, NORTH))).isFalse();
    }

    @Test
    void aDeletionOrACountShowsNoMoreThanTheOtherSide() {
        assertThat(sees(HELD, GONE)).isTrue();
        assertThat(sees(GONE, HELD)).isTrue();
        assertThat(sees(HELD, side(Kind.INCREMENT, new Document(Map.of("field", "n"))))).isTrue();
        assertThat(sees(GONE, side(Kind.INCREMENT, new Document(Map.of("field", "n")))))
                .isFalse();
        assertThat(sees(GONE, GONE)).isFalse();
    }

    @Test
    void whatSomebodyMergedHasToBeInTheScopeToo() {
        assertThat(sight.test(conflict("order", HELD, HELD, new Settlement.Merge(NORTH))))
                .isTrue();
        assertThat(sight.test(conflict("order", HELD, HELD, new Settlement.Merge(SOUTH))))
                .isFalse();
        assertThat(sight.test(conflict("order", HELD, HELD, new Settlement.Take()))).isTrue();
    }

    @Test
    void conflictsOfOtherTypesAreNotSeenWithOrWithoutConditions() {
        var types = new ConflictSight(new NodeScope(List.of("order"), Map.of()));

        assertThat(sight.test(conflict("note", HELD, HELD, null))).isFalse();
        assertThat(types.test(conflict("note", HELD, HELD, null))).isFalse();
        assertThat(types.test(conflict("order", GONE, GONE, null))).isTrue();
        assertThat(new ConflictSight(NodeScope.ALL).test(conflict("note", GONE, GONE, null)))
                .isTrue();
    }
}
