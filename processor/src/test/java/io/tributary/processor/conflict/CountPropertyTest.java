package io.tributary.processor.conflict;

import static io.tributary.schemas.fixture.PushBuilder.aPush;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.processor.conflict.CountStep.Kind;
import io.tributary.processor.conflict.CountStep.Pushed;
import io.tributary.schemas.change.Change;
import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.conflict.Conflict.Status;
import io.tributary.schemas.conflict.Settlement.Restore;
import io.tributary.schemas.policy.Counter.Beyond;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.Hlc;
import io.tributary.schemas.value.ProblemCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiConsumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for every history of counts, documents and settlements of several nodes. */
class CountPropertyTest {
    private static final int TRIES = 350;

    @Property(tries = TRIES)
    void theBalanceIsTheSumOfTheLedger(@ForAll("histories") List<Pushed> history) {
        play(history, (hub, _) -> {
            for (var policy : Counters.POLICIES.inOrder()) {
                for (var id : List.of("x", "y")) {
                    assertThat(balance(hub, policy.type(), id)).as(policy.type())
                            .isEqualByComparingTo(hub.ledgerSum(policy.type() + ".entry", id));
                }
            }
        });
    }

    @Property(tries = TRIES)
    void boundsHoldUnlessThePolicyRecords(@ForAll("unsettled") List<Pushed> history) {
        play(history, (hub, _) -> {
            for (var policy : Counters.POLICIES.inOrder()) {
                for (var id : List.of("x", "y")) {
                    var balance = balance(hub, policy.type(), id);
                    var counter = policy.counters().getFirst();
                    assertThat(balance).as(policy.type()).matches(
                            it -> !CounterBounds.isPassed(counter, null, it)
                                    || counter.beyond() == Beyond.RECORD);
                }
            }
        });
    }

    @Property(tries = TRIES)
    void aNamedCountIsBookedOnceHoweverOftenItIsSent(@ForAll("counts") List<Pushed> history,
            @ForAll @IntRange(min = 1, max = 4) int more, @ForAll Random random) {
        var once = new TestHub(Counters.POLICIES);
        var often = new TestHub(Counters.POLICIES);
        int number = 0;
        for (var pushed : history) {
            for (var step : pushed.steps()) {
                if (step.entry() < 0) {
                    continue;
                }
                var push = new Pushed(pushed.node(), false, List.of(step)).push(number++, 0,
                        List.of());
                var first = once.push(push).receipt().outcomes().getFirst();
                often.push(push);
                for (int i = 0; i < more && !(first instanceof Outcome.Rejected); i++) {
                    var node = List.of("till", "phone", "desk").get(random.nextInt(3));
                    var again = often.push(new Pushed(node, false, List.of(step)).push(number++, 0,
                            List.of())).receipt().outcomes().getFirst();
                    assertThat(again).isEqualTo(first instanceof Outcome.Conflicting it
                            ? new Outcome.Conflicting(0, it.entity(), it.version(), it.code(),
                                    "same-entry", it.conflict())
                            : new Outcome.Unchanged(0, first.entity(), first.version(),
                                    "same-entry"));
                }
            }
        }
        assertThat(often.conflicts()).isEqualTo(once.conflicts());
        assertThat(often.changes()).isEqualTo(once.changes());
    }

    @Property(tries = TRIES)
    void noCountIsLostInSilence(@ForAll("counts") List<Pushed> history) {
        play(history, (hub, push) -> {
            var decision = hub.decisions.getLast();
            var conflicts = new HashMap<UUID, Conflict>();
            hub.conflicts().forEach(conflict -> conflicts.put(conflict.id(), conflict));
            for (int i = 0; i < push.operations().size(); i++) {
                var count = (Operation.Count) push.operations().get(i);
                switch (decision.receipt().outcomes().get(i)) {
                    case Outcome.Accepted it -> assertThat(entries(decision)).as("its entry")
                            .anyMatch(entry -> isOf(entry, count)
                                    && (!isOverruled(entry) || it.conflict() != null));
                    case Outcome.Conflicting it -> assertThat(conflicts.get(it.conflict()))
                            .satisfies(conflict -> {
                                assertThat(conflict.status()).isEqualTo(Status.PENDING);
                                assertThat(conflict.entity()).isEqualTo(count.entity());
                            });
                    case Outcome.Unchanged it -> assertThat(it.rule()).isEqualTo("same-entry");
                    case Outcome.Rejected it -> assertThat(it.code()).isNotNull();
                    case Outcome.Merged it -> throw new AssertionError("a count merged: " + it);
                }
            }
        });
    }

    @Property(tries = TRIES)
    void aNewCountThatPassesOverOthersIsOnRecord(@ForAll("counts") List<Pushed> history) {
        var booked = new HashMap<EntityRef, List<Booked>>();
        play(history, (hub, push) -> {
            var outcomes = hub.decisions.getLast().receipt().outcomes();
            for (int i = 0; i < push.operations().size(); i++) {
                var count = (Operation.Count) push.operations().get(i);
                if (outcomes.get(i) instanceof Outcome.Accepted it) {
                    var before = booked.computeIfAbsent(count.entity(), _ -> new ArrayList<>());
                    if (count instanceof Operation.Assign && !count.entity().type()
                            .equals("commuting") && passesOver(before, push, count)) {
                        assertThat(it.conflict()).as("%s over %s", count, before).isNotNull();
                    }
                    if (hub.decisions.getLast().changes().stream()
                            .anyMatch(change -> change.entity().equals(count.entity())
                                    && change.lamport() == it.lamport())) {
                        before.add(new Booked(push.node().toString(), it.lamport()));
                    }
                }
            }
        });
    }

    private record Booked(String node, long lamport) {}

    private static boolean passesOver(List<Booked> before, Push push, Operation.Count count) {
        var basis = count.basis();
        var seen = basis.seen() == null ? basis.lamport() : basis.seen();
        return seen != null && before.stream()
                .skip(Math.max(0, before.size() - Tallies.TALLIES_MAX))
                .anyMatch(it -> it.lamport() > seen && !it.node().equals(push.node().toString()));
    }

    @Property(tries = TRIES)
    void aConflictIsSettledOnceUnlessASideIsRestored(@ForAll("histories") List<Pushed> history) {
        var settled = new HashSet<UUID>();
        play(history, (hub, push) -> {
            var outcomes = hub.decisions.getLast().receipt().outcomes();
            for (int i = 0; i < outcomes.size(); i++) {
                if (push.operations().get(i) instanceof Operation.Settle settle
                        && outcomes.get(i) instanceof Outcome.Accepted) {
                    boolean first = settled.add(settle.conflict().id());
                    assertThat(first || settle.settlement().resolution() instanceof Restore)
                            .isTrue();
                }
            }
        });
    }

    @Property(tries = TRIES)
    void anAtomicPushTakesEffectWholeOrNotAtAll(@ForAll("histories") List<Pushed> history) {
        var hub = new TestHub(Counters.POLICIES);
        for (var pushed : history) {
            var push = pushed.push(hub.decisions.size(), hub.clock().lamport(), hub.conflicts());
            var states = Map.copyOf(hub.states);
            var clock = hub.clock();
            var singly = new Push(push.lane(), push.node(), push.rank(), push.key(),
                    push.fingerprint(), null, push.operations(), false, push.receivedAt(), null);
            var expected = hub.decided(singly);

            var decision = hub.push(push);

            var rejected = expected.receipt().outcomes().stream()
                    .filter(Outcome.Rejected.class::isInstance).toList();
            if (!push.atomic() || rejected.isEmpty()) {
                assertThat(decision).isEqualTo(expected);
            } else {
                assertThat(decision.changes()).isEmpty();
                assertThat(decision.conflicts()).isEmpty();
                assertThat(hub.states).isEqualTo(states);
                assertThat(hub.clock()).isEqualTo(clock);
                assertThat(decision.receipt().outcomes()).hasSameSizeAs(push.operations())
                        .allMatch(Outcome.Rejected.class::isInstance)
                        .filteredOn(it -> ((Outcome.Rejected) it)
                                .code() != ProblemCode.PUSH_ABANDONED)
                        .hasSameSizeAs(rejected);
            }
        }
    }

    @Property(tries = TRIES)
    void incrementsCommuteInAnyOrder(@ForAll("increments") List<Integer> summands,
            @ForAll Random random) {
        var shuffled = new ArrayList<>(summands);
        Collections.shuffle(shuffled, random);

        assertThat(counted(shuffled)).isEqualByComparingTo(counted(summands));
    }

    private static BigDecimal counted(List<Integer> summands) {
        var hub = new TestHub(Counters.POLICIES);
        for (int i = 0; i < summands.size(); i++) {
            hub.push(aPush().from("node-" + i % 3).withKey("k" + i).knowing(null, 0L)
                    .incrementing("free", "x", Counters.FIELD,
                            BigDecimal.valueOf(summands.get(i), 1).toString()));
        }
        assertThat(hub.conflicts()).isEmpty();
        return balance(hub, "free", "x");
    }

    @Property(tries = TRIES)
    void logicalTimeRisesWithEveryOperationAndItsChangesShareIt(
            @ForAll("histories") List<Pushed> history) {
        var reached = new long[]{0};
        var stamp = new Hlc[]{Hlc.START};
        play(history, (hub, push) -> {
            var decision = hub.decisions.getLast();
            var told = new HashMap<Integer, Long>();
            push.operations().forEach(it -> told.put(it.index(), it.basis().lamport()));
            for (var outcome : decision.receipt().outcomes()) {
                if (outcome instanceof Outcome.Accepted it && it.lamport() > reached[0]) {
                    var operation = told.get(it.index());
                    assertThat(it.lamport()).isEqualTo(
                            Math.max(reached[0], operation == null ? 0 : operation) + 1);
                    assertThat(changesAt(decision, it.lamport())).isNotEmpty();
                    reached[0] = it.lamport();
                }
            }
            for (var change : decision.changes()) {
                assertThat(change.hlc()).isGreaterThan(stamp[0]);
                stamp[0] = change.hlc();
            }
            assertThat(decision.changes()).extracting(Change::lamport).isSorted();
            assertThat(decision.receipt().lamport()).isEqualTo(reached[0])
                    .isEqualTo(hub.clock().lamport());
        });
    }

    private static List<Change> changesAt(Decision decision, long lamport) {
        return decision.changes().stream().filter(it -> it.lamport() == lamport).toList();
    }

    @Property(tries = TRIES)
    void theSamePushesGiveTheSameDecisions(@ForAll("histories") List<Pushed> history) {
        var pushes = new ArrayList<Push>();
        var hub = play(history, (_, push) -> pushes.add(push));

        var again = new TestHub(Counters.POLICIES);
        pushes.forEach(again::push);

        assertThat(again.decisions).isEqualTo(hub.decisions);
        assertThat(again.states).isEqualTo(hub.states);
    }

    private static TestHub play(List<Pushed> history, BiConsumer<TestHub, Push> afterEach) {
        var hub = new TestHub(Counters.POLICIES);
        for (var pushed : history) {
            var push = pushed.push(hub.decisions.size(), hub.clock().lamport(), hub.conflicts());
            hub.push(push);
            afterEach.accept(hub, push);
        }
        return hub;
    }

    private static BigDecimal balance(TestHub hub, String type, String id) {
        var document = hub.document(type, id);
        return document == null ? BigDecimal.ZERO
                : CounterValue.of(document, Counters.FIELD).orElseThrow();
    }

    private static List<Change> entries(Decision decision) {
        return decision.changes().stream().filter(it -> it.entity().type().endsWith(".entry"))
                .toList();
    }

    private static boolean isOf(Change entry, Operation.Count count) {
        return entry.data() != null && LedgerEntry.isOf(entry.data(), count.entity(),
                count.field()) && (count.entry() == null || count.entry().id() == null
                        || count.entry().id().equals(entry.entity().id()));
    }

    private static boolean isOverruled(Change entry) {
        return entry.data() != null && entry.data().has("overruled");
    }

    @Provide
    Arbitrary<List<Pushed>> histories() {
        return CountStep.histories(Kind.INCREMENT, Kind.INCREMENT, Kind.ASSIGN, Kind.ASSIGN,
                Kind.PUT, Kind.DELETE, Kind.SETTLE, Kind.SETTLE, Kind.SETTLE_AS_FOUND,
                Kind.SETTLE_ELSEWHERE, Kind.FLOOD);
    }

    @Provide
    Arbitrary<List<Pushed>> unsettled() {
        return CountStep.histories(Kind.INCREMENT, Kind.INCREMENT, Kind.ASSIGN, Kind.PUT,
                Kind.DELETE);
    }

    @Provide
    Arbitrary<List<Pushed>> counts() {
        return CountStep.histories(Kind.INCREMENT, Kind.ASSIGN);
    }

    @Provide
    Arbitrary<List<Integer>> increments() {
        return Arbitraries.integers().between(-1000, 1000).list().ofMinSize(1).ofMaxSize(30);
    }
}
