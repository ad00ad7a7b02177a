package io.tributary.processor.conflict;

import static io.tributary.schemas.fixture.PushBuilder.aPush;

import io.tributary.schemas.push.Basis;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 *        is, empty if it does not say
 */
record Step(Kind kind, EntityRef entity, Optional<Integer> behind, Document data, int by) {
    private static final String NULL = "JSON null";

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
            for (int i = 0; i < steps.size(); i++) {
                var entity = steps.get(i).entity();
                push.add(steps.get(i).operation(i, version.applyAsLong(entity)));
            }
            return push.build();
        }
    }

    Operation operation(int index, long version) {
        var basis = Basis.onVersion(behind
                .map(versions -> Math.max(0, version - versions)).orElse(null));
        return switch (kind) {
            case PUT -> new Operation.Put(index, entity, basis, data);
            case PATCH -> new Operation.Patch(index, entity, basis, data);
            case DELETE -> new Operation.Delete(index, entity, basis);
            case INCREMENT -> new Operation.Increment(index, entity, Basis.NONE, "n",
                    BigDecimal.valueOf(by), null);
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
        var behind = Arbitraries.of(0, 0, 0, 1, 2, 3, 5, 9, -1).optional(0.7);
        return Combinators.combine(kinds, entities, behind, documents(),
                Arbitraries.integers().between(-3, 3)).as(Step::new);
    }

    /** Few fields and few values, so that nodes often touch the same and sometimes agree. */
    static Arbitrary<Document> documents() {
        var values = Arbitraries.<Object>of(1, 2, 3, "x", "y", NULL);
        return Arbitraries.maps(Arbitraries.of("a", "b", "c", "t"), values).ofMaxSize(4)
                .map(Step::document);
    }

    private static Document document(Map<String, Object> drawn) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        drawn.forEach((field, value) -> fields.put(field, value.equals(NULL) ? null : value));
        return new Document(fields);
    }
}
