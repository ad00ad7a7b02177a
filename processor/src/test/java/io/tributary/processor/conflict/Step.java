package io.tributary.processor.conflict;

import static io.tributary.schemas.fixture.PushBuilder.RECEIVED_AT;
import static io.tributary.schemas.fixture.PushBuilder.aPush;

import io.tributary.schemas.policy.Policy;
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
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/**
 * An operation of a generated history. What its node knew is relative, so that generated nodes are
 * sometimes up to date, sometimes behind and sometimes wrong.
 */
record Step(Kind kind, EntityRef entity, Knowledge knowledge, Document data, int by) {
    private static final String NULL = "JSON null";
    private static final Map<String, Integer> RANKS = Map.of("desktop", 2, "phone", 1, "till", 1);

    /**
     * Each part is empty if the node does not say.
     *
     * @param behind how many versions behind the newest the node is; negative if it claims more than
     *        there is
     * @param second by the node's clock
     * @param told how far the node's Lamport clock is ahead of the lane's
     * @param unseen how far what the node had seen is behind the lane's logical time
     */
    record Knowledge(Optional<Integer> behind, Optional<Integer> second, Optional<Integer> told,
            Optional<Integer> unseen) {
        Basis basis(long version, long lamport) {
            return new Basis(behind.map(versions -> Math.max(0, version - versions)).orElse(null),
                    second.map(RECEIVED_AT::plusSeconds).orElse(null),
                    told.map(ahead -> Math.max(0, lamport + ahead)).orElse(null),
                    unseen.map(times -> Math.max(0, lamport - times)).orElse(null));
        }
    }

    enum Kind {
        PUT,
        PATCH,
        DELETE,
        INCREMENT
    }

    /** The steps that one node pushes at once. */
    record Pushed(String node, List<Step> steps) {
        /** As the node would push them to a hub that is so far. */
        Push push(TestHub hub) {
            var push = aPush().from(node).withKey("push-" + hub.decisions.size())
                    .ranked(RANKS.getOrDefault(node, 0));
            for (int i = 0; i < steps.size(); i++) {
                var version = hub.state(steps.get(i).entity()).version();
                push.add(steps.get(i).operation(i, version, hub.lamport()));
            }
            return push.build();
        }
    }

    private Operation operation(int index, long version, long lamport) {
        var basis = knowledge.basis(version, lamport);
        return switch (kind) {
            case PUT -> new Operation.Put(index, entity, basis, data);
            case PATCH -> new Operation.Patch(index, entity, basis, data);
            case DELETE -> new Operation.Delete(index, entity, basis);
            case INCREMENT -> new Operation.Increment(index, entity, basis, "n",
                    BigDecimal.valueOf(by), null);
        };
    }

    /** A history of two entities of one type, so that its nodes meet. */
    static Arbitrary<List<Pushed>> histories() {
        var types = Stream.concat(Stream.of("plain"),
                TestPolicies.ALL.inOrder().stream().map(Policy::type)).toList();
        return Arbitraries.of(types).flatMap(Step::histories);
    }

    private static Arbitrary<List<Pushed>> histories(String type) {
        var pushes = Combinators.combine(Arbitraries.of("desktop", "phone", "till"),
                steps(type).list().ofMinSize(1).ofMaxSize(3)).as(Pushed::new);
        return pushes.list().ofMinSize(1).ofMaxSize(30);
    }

    private static Arbitrary<Step> steps(String type) {
        var kinds = Arbitraries.of(Kind.PUT, Kind.PUT, Kind.PATCH, Kind.PATCH, Kind.INCREMENT,
                Kind.DELETE);
        var entities = Arbitraries.of("one", "two").map(id -> new EntityRef(type, id));
        return Combinators.combine(kinds, entities, anyKnowledge(), documents(),
                Arbitraries.integers().between(-3, 3)).as(Step::new);
    }

    private static Arbitrary<Knowledge> anyKnowledge() {
        return Combinators.combine(Arbitraries.of(0, 0, 0, 1, 2, 3, 5, 9, -1).optional(0.7),
                Arbitraries.of(0, 1, 2, 3, 5, 9).optional(0.7),
                Arbitraries.of(-3, -1, 0, 1, 2, 9).optional(0.7),
                Arbitraries.of(-1, 0, 0, 1, 2, 5).optional(0.2)).as(Knowledge::new);
    }

    /** Few fields and few values, so that nodes often touch the same and sometimes agree. */
    static Arbitrary<Document> documents() {
        var values = Arbitraries.<Object>of(1, 2, 3, "x", "one", NULL);
        return Arbitraries.maps(Arbitraries.of("a", "b", "c", TestPolicies.TIME), values).ofMaxSize(
                4)
                .map(Step::document);
    }

    private static Document document(Map<String, Object> drawn) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        drawn.forEach((field, value) -> fields.put(field, value.equals(NULL) ? null : value));
        return new Document(fields);
    }
}
