package io.tributary.processor.conflict;

import static io.tributary.schemas.fixture.PushBuilder.aPush;

import io.tributary.schemas.push.Operation;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.ToLongFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/**
 * An operation of a generated history. Its base version is relative, so that generated nodes are
 * sometimes up to date, sometimes behind and sometimes wrong.
 *
 * @param behind how many versions behind the newest its node is; negative if it claims more than there
 *        is, null if it does not say
 */
record Step(Kind kind, EntityRef entity, @Nullable Integer behind, Document data, int by) {
    enum Kind {
        PUT,
        PATCH,
        DELETE,
        INCREMENT
    }

    /** The steps that one node pushes at once. */
    record Pushed(String node, List<Step> steps) {
        Push push(int number, ToLongFunction<EntityRef> version) {
            var push = aPush().from(node).withKey("push-" + number);
            steps.forEach(step -> push.add(step.operation(steps.indexOf(step),
                    version.applyAsLong(step.entity()))));
            return push.build();
        }
    }

    Operation operation(int index, long version) {
        var base = behind == null ? null : Long.valueOf(Math.max(0, version - behind));
        return switch (kind) {
            case PUT -> new Operation.Put(index, entity, base, null, data);
            case PATCH -> new Operation.Patch(index, entity, base, null, data);
            case DELETE -> new Operation.Delete(index, entity, base, null);
            case INCREMENT -> new Operation.Increment(index, entity, null, "n",
                    BigDecimal.valueOf(by));
        };
    }

    static Arbitrary<List<Pushed>> histories() {
        var pushes = Combinators.combine(Arbitraries.of("desktop", "phone", "till"),
                steps().list().ofMinSize(1).ofMaxSize(3)).as(Pushed::new);
        return pushes.list().ofMinSize(1).ofMaxSize(40);
    }

    static Arbitrary<Step> steps() {
        var kinds = Arbitraries.of(Kind.PUT, Kind.PUT, Kind.PATCH, Kind.PATCH, Kind.INCREMENT,
                Kind.DELETE);
        var entities = Combinators.combine(
                Arbitraries.of("plain", "current", "incoming", "strict", "timed"),
                Arbitraries.of("one", "two")).as(EntityRef::new);
        var behind = Arbitraries.of(0, 0, 0, 1, 2, 3, 5, 9, -1).injectNull(0.3);
        return Combinators.combine(kinds, entities, behind, documents(),
                Arbitraries.integers().between(-3, 3)).as(Step::new);
    }

    /** Few fields and few values, so that nodes often touch the same and sometimes agree. */
    static Arbitrary<Document> documents() {
        var values = Arbitraries.<@Nullable Object>of(1, 2, 3, "x", "y").injectNull(0.1);
        return Arbitraries.maps(Arbitraries.of("a", "b", "c", "t"), values).ofMaxSize(4)
                .map(Document::new);
    }
}
