package io.tributary.processor.conflict.rule;

import static io.tributary.schemas.fixture.PushBuilder.RECEIVED_AT;
import static io.tributary.schemas.fixture.PushBuilder.aPush;

import io.tributary.processor.conflict.Case;
import io.tributary.processor.conflict.EntityState;
import io.tributary.processor.conflict.Holdings;
import io.tributary.processor.conflict.LaneClock;
import io.tributary.processor.conflict.PushDecider;
import io.tributary.schemas.conflict.Settled;
import io.tributary.schemas.fixture.PushBuilder;
import io.tributary.schemas.policy.Content;
import io.tributary.schemas.policy.Heuristic;
import io.tributary.schemas.policy.Policies;
import io.tributary.schemas.policy.Policy;
import io.tributary.schemas.policy.Policy.Blind;
import io.tributary.schemas.policy.Policy.Overlap;
import io.tributary.schemas.policy.Precedence;
import io.tributary.schemas.policy.Protection;
import io.tributary.schemas.policy.Recency;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What "phone" asks of a note on which, unless a test says otherwise, "desktop" worked last. Ranks,
 * times and knowledge are those of what is written or asked next.
 */
final class CaseBuilder {
    static final EntityRef NOTE = new EntityRef("note", "n");

    private EntityState state = new EntityState.Unknown();
    private LaneClock clock = LaneClock.START;
    private Policy policy = Policy.DEFAULT;
    private @Nullable Long base;
    private int rank;
    private @Nullable Duration at;
    private @Nullable Long lamport;
    private @Nullable Long seen;
    private @Nullable Push asked;

    private CaseBuilder() {}

    static CaseBuilder aCase() {
        return new CaseBuilder();
    }

    /** The note's next version. */
    CaseBuilder on(Document data) {
        return wrote("desktop", data);
    }

    /** The note's next version, made by the node that asks. */
    CaseBuilder onOwn(Document data) {
        return wrote("phone", data);
    }

    CaseBuilder then(Document data) {
        return on(data);
    }

    CaseBuilder thenOwn(Document data) {
        return onOwn(data);
    }

    CaseBuilder thenDeleted() {
        return happened(next().from("desktop").deleting("note", "n", state.version()));
    }

    CaseBuilder thenDeletedByItself() {
        return happened(next().from("phone").deleting("note", "n", state.version()));
    }

    CaseBuilder under(Content content) {
        policy = policy.with(content);
        return this;
    }

    CaseBuilder under(Protection protection) {
        policy = policy.with(protection);
        return this;
    }

    CaseBuilder under(Precedence precedence) {
        policy = policy.with(precedence);
        return this;
    }

    CaseBuilder under(Recency recency) {
        policy = policy.with(recency);
        return this;
    }

    CaseBuilder under(Blind blind) {
        policy = policy.with(blind);
        return this;
    }

    CaseBuilder under(Overlap overlap) {
        policy = policy.with(overlap);
        return this;
    }

    CaseBuilder without(Heuristic heuristic) {
        policy = policy.without(heuristic);
        return this;
    }

    CaseBuilder ranked(int newRank) {
        rank = newRank;
        return this;
    }

    /** When it was made, by the node's clock, after the hub's noon. */
    CaseBuilder at(Duration afterNoon) {
        at = afterNoon;
        return this;
    }

    CaseBuilder told(long newLamport) {
        lamport = newLamport;
        return this;
    }

    CaseBuilder seen(long newSeen) {
        seen = newSeen;
        return this;
    }

    CaseBuilder basedOn(long version) {
        base = version;
        return this;
    }

    CaseBuilder putting(Document data) {
        return asking(next().putting("note", "n", base, data));
    }

    CaseBuilder patching(Document patch) {
        return asking(next().patching("note", "n", base, patch));
    }

    CaseBuilder deleting() {
        return asking(next().deleting("note", "n", base));
    }

    CaseBuilder incrementing(String field, String by) {
        return asking(next().incrementing("note", "n", field, by));
    }

    Case build() {
        var push = Objects.requireNonNull(asked);
        return new Case(state, push.operations().getFirst(), policy, push.node(), push.rank(),
                RECEIVED_AT, null, null);
    }

    private CaseBuilder asking(PushBuilder push) {
        asked = push.from("phone").build();
        return this;
    }

    private PushBuilder next() {
        var push = aPush().ranked(rank).at(at == null ? null : RECEIVED_AT.plus(at))
                .knowing(lamport, seen);
        rank = 0;
        at = null;
        lamport = null;
        seen = null;
        return push;
    }

    private CaseBuilder wrote(String node, Document data) {
        return happened(next().from(node).putting("note", "n", state.version(), data));
    }

    /** As the hub itself would come to it. */
    private CaseBuilder happened(PushBuilder push) {
        var decider = new PushDecider(Policies.NONE, Rulebook::judge, Integer.MAX_VALUE);
        var decision = decider.decide(push.build(), clock, held());
        state = Objects.requireNonNull(decision.states().get(NOTE));
        clock = decision.clock();
        return this;
    }

    private Holdings held() {
        return new Holdings() {
            @Override
            public EntityState entity(EntityRef entity) {
                return state;
            }

            @Override
            public @Nullable Settled settlement(UUID conflict) {
                return null;
            }
        };
    }
}
