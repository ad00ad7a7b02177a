package io.tributary.processor.conflict;

import io.tributary.schemas.policy.Condition;
import io.tributary.schemas.policy.Content;
import io.tributary.schemas.policy.Heuristic;
import io.tributary.schemas.policy.Policies;
import io.tributary.schemas.policy.Policy;
import io.tributary.schemas.policy.Policy.Blind;
import io.tributary.schemas.policy.Policy.Overlap;
import io.tributary.schemas.policy.Precedence;
import io.tributary.schemas.policy.Precedence.Outranks;
import io.tributary.schemas.policy.Precedence.Priority;
import io.tributary.schemas.policy.Protection;
import io.tributary.schemas.policy.Protection.SoftDelete;
import io.tributary.schemas.policy.Protection.Transition;
import io.tributary.schemas.policy.Recency;
import io.tributary.schemas.policy.Values;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An entity type of each kind of policy, by its name; "plain" has the default. */
final class TestPolicies {
    /** The field that says when, where the policy goes by one. */
    static final String TIME = "t";
    /** The field that says that the entity is deleted, where the policy wants it so. */
    static final String GONE = "gone";

    private static final Recency BY_FIELD = Recency.by(new Recency.TimeField(TIME));
    private static final Precedence PAID = Precedence.outranking("a", 3);
    private static final Protection LOCKED = new Protection(Condition.oneOf("a", 2, "x"),
            List.of(new Transition("a", 2, 3)), Set.of("b"), false, null);
    private static final Protection SOFT = new Protection(null, List.of(), Set.of(), false,
            new SoftDelete(GONE, "goneAt"));

    static final Policies ALL = new Policies(List.of(
            Policy.of("current").with(Overlap.CURRENT_WINS),
            Policy.of("incoming").with(Overlap.INCOMING_WINS),
            Policy.of("refusing").with(Overlap.REJECT),
            Policy.of("strict").with(Blind.REQUIRE_BASE),
            Policy.of("listed").with(new Content(null, Set.of("a", "b", TIME),
                    Map.of("b", Values.of(1, "x")))),
            Policy.of("named").with(new Content("c", null, Map.of())),
            Policy.of("locked").with(LOCKED),
            Policy.of("appended").with(Protection.APPEND_ONLY),
            Policy.of("soft").with(SOFT),
            Policy.of("timed").with(BY_FIELD),
            Policy.of("clocked").with(Recency.by(new Recency.At())),
            Policy.of("tolerant").with(new Recency(new Recency.At(), Duration.ofSeconds(3))),
            Policy.of("lamport").with(Recency.by(new Recency.Lamport())),
            Policy.of("hub").with(Recency.by(new Recency.HubLamport())),
            Policy.of("ranked").with(Precedence.by(Priority.ON_CONFLICT)),
            Policy.of("centre").with(Precedence.by(Priority.ALWAYS)),
            Policy.of("paid").with(PAID),
            Policy.of("ordered").with(Recency.by(new Recency.At()))
                    .with(new Precedence(Priority.ON_CONFLICT, new Outranks("a", Values.of(3))))
                    .without(Heuristic.SAME_NODE),
            Policy.of("mixed").with(BY_FIELD).with(Overlap.INCOMING_WINS)
                    .with(new Precedence(Priority.ALWAYS, new Outranks("a", Values.of(3))))
                    .with(new Protection(Condition.oneOf("a", 2), List.of(), Set.of("b"), false,
                            new SoftDelete(GONE, null))),
            Policy.of("cautious").without(Heuristic.values())));

    private TestPolicies() {}
}
