package io.tributary.gateway.lamport;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.conflict.Conflict.Status;
import io.tributary.schemas.conflict.Conflict.Winner;
import io.tributary.schemas.conflict.Settled;
import io.tributary.schemas.conflict.Settlement;
import io.tributary.schemas.conflict.Settlement.Keep;
import io.tributary.schemas.conflict.Settlement.Restore;
import io.tributary.schemas.conflict.Settlement.Take;
import io.tributary.schemas.conflict.Side;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.LaneKey;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Resolving what is open, what a rule has decided, and what somebody has resolved. */
class WantedTest {
    private static final NodeId NODE = new NodeId(UUID.randomUUID());
    private static final UUID PUSH = UUID.randomUUID();

    private static Conflict conflict(Status status, Winner winner,
            Settlement.@Nullable Resolution before) {
        var settled = before == null ? null
                : new Settled(new Settlement(before, "ann", null), NODE, PUSH, 2, Instant.EPOCH);
        return new Conflict(UUID.randomUUID(),
                new LaneKey(TenantId.parse(Example.TENANT), 0),
                new EntityRef(Types.PRODUCT, Example.PRODUCT), side(1), side(2), 3, "any", status,
                winner, PUSH, Instant.EPOCH, settled);
    }

    private static Side side(int value) {
        return new Side(Side.Kind.DOCUMENT, new Document(Map.of("v", value)), null, NODE,
                Instant.EPOCH, null);
    }

    @Test
    void anOpenConflictIsSettledAsWanted() {
        assertThat(Wanted.of(conflict(Status.PENDING, Winner.CURRENT, null), new Take()))
                .isEqualTo(new Wanted.ToSettle(new Take()));
    }

    @Test
    void whatARuleDiscardedIsRestoredAndWhatItKeptStands() {
        var auto = conflict(Status.RESOLVED_AUTO, Winner.CURRENT, null);

        assertThat(Wanted.of(auto, new Take()))
                .isEqualTo(new Wanted.ToSettle(new Restore(Winner.INCOMING)));
        assertThat(Wanted.of(auto, new Keep())).isEqualTo(new Wanted.Done());
    }

    @Test
    void theSameResolutionAgainIsDoneAndAnotherOneTooLate() {
        var taken = conflict(Status.RESOLVED_MANUAL, Winner.INCOMING,
                new Restore(Winner.INCOMING));

        assertThat(Wanted.of(taken, new Take())).isEqualTo(new Wanted.Done());
        assertThat(Wanted.of(taken, new Keep())).isEqualTo(new Wanted.TooLate());
        assertThat(Wanted.of(taken, new Settlement.Merge(Document.EMPTY)))
                .isEqualTo(new Wanted.TooLate());
    }

    @Test
    void theSidesOfAConflictOfStatesHaveDifferentNames() {
        var conflict = conflict(Status.PENDING, Winner.CURRENT, null);

        assertThat(Sides.operationId(conflict, Winner.CURRENT))
                .isNotEqualTo(Sides.operationId(conflict, Winner.INCOMING));
    }
}
