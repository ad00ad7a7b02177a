package io.tributary.processor.conflict.rule;

import static io.tributary.schemas.fixture.PushBuilder.RECEIVED_AT;
import static io.tributary.schemas.fixture.PushBuilder.aPush;
import static io.tributary.schemas.fixture.PushBuilder.node;

import io.tributary.processor.conflict.Case;
import io.tributary.processor.conflict.EntityState;
import io.tributary.processor.conflict.Holdings;
import io.tributary.processor.conflict.LaneClock;
import io.tributary.processor.conflict.LastWrite;
import io.tributary.processor.conflict.PushDecider;
import io.tributary.schemas.conflict.Settled;
import io.tributary.schemas.policy.Policies;
import io.tributary.schemas.policy.Policy;
import io.tributary.schemas.policy.Policy.Blind;
import io.tributary.schemas.policy.Policy.Overlap;
import io.tributary.schemas.policy.Recency;
import io.tributary.schemas.push.Basis;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.NodeId;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What "phone" asks of a note on which, unless a test says otherwise, "desktop" worked last. */
final class CaseBuilder {
    private static final EntityRef NOTE = new EntityRef("note", "n");
    private static final NodeId PHONE = node("phone");
    private static final NodeId DESKTOP = node("desktop");

    private EntityState state = new EntityState.Unknown();
    private Policy policy = Policy.DEFAULT;
    private @Nullable Long base;
    private @Nullable Operation operation;

    private CaseBuilder() {}

    static CaseBuilder aCase() {
        return new CaseBuilder();
    }

    /** Version 1 of the note. */
    CaseBuilder on(Document data) {
        return wrote(DESKTOP, data);
    }

    /** Version 1 of the note, made by the node that asks. */
    CaseBuilder onOwn(Document data) {
        return wrote(PHONE, data);
    }

    /** The note's next version. */
    CaseBuilder then(Document data) {
        return wrote(DESKTOP, data);
    }

    CaseBuilder onDeleted(long version) {
        state = new EntityState.Deleted(version,
                new LastWrite(DESKTOP, 0, version, RECEIVED_AT, 1, null));
        return this;
    }

    CaseBuilder blind(Blind blind) {
        policy = policy.with(blind);
        return this;
    }

    CaseBuilder timeField(String field) {
        policy = policy.with(Recency.by(new Recency.TimeField(field)));
        return this;
    }

    CaseBuilder overlap(Overlap overlap) {
        policy = policy.with(overlap);
        return this;
    }

    CaseBuilder basedOn(long version) {
        base = version;
        return this;
    }

    CaseBuilder putting(Document data) {
        return asking(new Operation.Put(0, NOTE, Basis.onVersion(base), data));
    }

    CaseBuilder patching(Document patch) {
        return asking(new Operation.Patch(0, NOTE, Basis.onVersion(base), patch));
    }

    CaseBuilder deleting() {
        return asking(new Operation.Delete(0, NOTE, Basis.onVersion(base)));
    }

    CaseBuilder incrementing(String field, String by) {
        return asking(new Operation.Increment(0, NOTE, Basis.NONE, field,
                new BigDecimal(by), null));
    }

    Case build() {
        return new Case(state, Objects.requireNonNull(operation), policy, PHONE, 0,
                RECEIVED_AT, null, null);
    }

    private CaseBuilder asking(Operation newOperation) {
        operation = newOperation;
        return this;
    }

    /** As the hub itself would come to it. */
    private CaseBuilder wrote(NodeId node, Document data) {
        var decider = new PushDecider(Policies.NONE, Rulebook::judge, Integer.MAX_VALUE);
        var push = aPush().from(node).putting("note", "n", state.version(), data).build();
        state = Objects.requireNonNull(decider.decide(push, LaneClock.START, held()).states()
                .get(NOTE));
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
