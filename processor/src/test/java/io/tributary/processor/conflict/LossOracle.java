package io.tributary.processor.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.conflict.Conflict.Winner;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says independently of the rules whether a value was lost. Unlike the hub it keeps every version of
 * every entity, and of each node which values it has seen.
 */
final class LossOracle {
    private final Map<EntityRef, EntityPast> pasts = new HashMap<>();
    private int conflictsReported;

    /** Checks a push of one operation. */
    void check(Push push, Decision decision) {
        var entity = push.operations().getFirst().entity();
        var past = pasts.computeIfAbsent(entity, _ -> new EntityPast());
        var operation = Asked.of(push.operations().getFirst(), past.isLive());
        var outcome = decision.receipt().outcomes().getFirst();
        past.see(push.node(), operation.basis());
        for (var conflict : decision.conflicts()) {
            assertThat(conflict.current().lamport()).isEqualTo(past.lamport());
            past.keep(conflict.current());
            past.keep(conflict.incoming());
        }
        conflictsReported += decision.conflicts().size();
        switch (outcome) {
            case Outcome.Accepted it -> {
                assertThat(decision.conflicts()).extracting(Conflict::id)
                        .isEqualTo(it.conflict() == null ? List.of() : List.of(it.conflict()));
                assertThat(decision.conflicts()).allSatisfy(conflict -> assertThat(
                        conflict.winner()).isEqualTo(Winner.INCOMING));
                written(past, push, operation, decision);
            }
            case Outcome.Merged _ -> {
                assertThat(decision.conflicts()).isEmpty();
                written(past, push, operation, decision);
            }
            case Outcome.Conflicting it -> {
                assertThat(decision.changes()).isEmpty();
                assertThat(decision.conflicts()).singleElement().satisfies(conflict -> {
                    assertThat(conflict.id()).isEqualTo(it.conflict());
                    assertThat(conflict.winner()).isEqualTo(Winner.CURRENT);
                    assertThat(Asked.isBrought(operation, conflict.incoming())).isTrue();
                });
            }
            case Outcome.Unchanged _ -> {
                assertThat(decision.changes()).isEmpty();
                assertThat(decision.conflicts()).isEmpty();
                wanted(past, operation).forEach((field, value) -> {
                    assertThat(isAsWanted(past.now(), field, value)).isTrue();
                    past.sees(push.node(), past.now(), field);
                });
            }
            case Outcome.Rejected _ -> {
                // The node is told: nothing is lost in silence.
                assertThat(decision.changes()).isEmpty();
                assertThat(decision.conflicts()).isEmpty();
            }
        }
    }

    /** How many conflicts the outcomes so far have named. */
    int conflictsReported() {
        return conflictsReported;
    }

    private static void written(EntityPast past, Push push, Operation operation,
            Decision decision) {
        var change = decision.changes().getFirst();
        var before = past.now();
        var after = EntityPast.document(change.data());
        for (var field : before.fields().keySet()) {
            if (!before.sameField(after, field)) {
                assertThat(operation instanceof Operation.Increment
                        || past.mayGo(push.node(), operation.baseVersion(), field))
                        .as("%s by %s over %s", field, operation, before).isTrue();
            }
        }
        wanted(past, operation).forEach((field, value) -> assertThat(
                isAsWanted(after, field, value)).as("%s of %s", field, operation).isTrue());
        past.becomes(change, push.node(), field -> !(operation instanceof Operation.Increment)
                || past.isAccountedFor(push.node(), field));
    }

    /** What the operation itself changed, by what its node says that it had seen. */
    private static Map<String, @Nullable Object> wanted(EntityPast past, Operation operation) {
        var wanted = new HashMap<String, @Nullable Object>();
        switch (operation) {
            case Operation.Put put -> {
                var seen = past.version(put.baseVersion());
                put.data().fields().forEach((field, value) -> {
                    if (!seen.sameField(put.data(), field)) {
                        wanted.put(field, value);
                    }
                });
            }
            case Operation.Patch patch -> wanted.putAll(patch.patch().fields());
            case Operation.Delete _ when past.isKnown() -> wanted.put(EntityPast.DELETED, true);
            case Operation.Delete _,Operation.Count _,Operation.Settle _ -> {
            }
        }
        return wanted;
    }

    private static boolean isAsWanted(Document document, String field, @Nullable Object value) {
        return Document.same(document.get(field), value);
    }
}
