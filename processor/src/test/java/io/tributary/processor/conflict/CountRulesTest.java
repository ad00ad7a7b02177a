package io.tributary.processor.conflict;

import static io.tributary.processor.conflict.Counters.FIELD;
import static io.tributary.processor.conflict.Counters.entry;
import static io.tributary.processor.conflict.Counters.paid;
import static io.tributary.schemas.fixture.Documents.json;
import static io.tributary.schemas.fixture.PushBuilder.aPush;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.processor.conflict.rule.Rulebook;
import io.tributary.schemas.change.Change;
import io.tributary.schemas.conflict.Conflict.Status;
import io.tributary.schemas.conflict.Conflict.Winner;
import io.tributary.schemas.conflict.Side;
import io.tributary.schemas.fixture.PushBuilder;
import io.tributary.schemas.push.Entry;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.receipt.Outcome.Accepted;
import io.tributary.schemas.receipt.Outcome.Conflicting;
import io.tributary.schemas.receipt.Outcome.Rejected;
import io.tributary.schemas.receipt.Outcome.Unchanged;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.ProblemCode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What each rule for counts decides. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CountRulesTest {
    private static final String ID = "x";

    private final TreeSet<String> seen = new TreeSet<>();
    private TestHub hub = new TestHub();
    private int pushes;

    @BeforeEach
    void begin() {
        hub = new TestHub(Counters.POLICIES);
        pushes = 0;
    }

    @AfterAll
    void everyRuleHasItsExample() {
        var names = Rulebook.names();
        assertThat(seen).containsExactlyInAnyOrderElementsOf(names.subList(
                names.indexOf("settlement") + 1, names.indexOf("count") + 1));
    }

    @Test
    void aCountIsAnEntryAndItsSumInOnePushWithOneLogicalTime() {
        var outcome = counts("till", "free", "3", new Entry("e1", json("{'why': 'restock'}")));

        assertThat(outcome).isInstanceOfSatisfying(Accepted.class, it -> {
            assertThat(it.version()).isEqualTo(1);
            assertThat(it.seq()).isEqualTo(2);
            assertThat(it.rule()).isEqualTo("count");
        });
        assertThat(hub.changes()).extracting(it -> it.entity().type())
                .containsExactly("free.entry", "free");
        assertThat(hub.changes()).extracting(Change::lamport).containsOnly(1L);
        assertThat(hub.changes()).extracting(Change::pushEnd).containsOnly(2L);
        assertThat(hub.document("free.entry", "e1")).matches(json("""
                {'entity': {'type': 'free', 'id': 'x'}, 'field': 'n', 'by': 3, 'balance': 3,
                 'why': 'restock'}""")::sameAs);
        assertBalance("free", "3");
    }

    @Test
    void whatTheHubSaysInAnEntryNoNodeSays() {
        counts("till", "free", "3", new Entry("e1", json("{'by': 9, 'overruled': true}")));

        assertThat(hub.document("free.entry", "e1")).matches(json(
                """
                {'entity': {'type': 'free', 'id': 'x'}, 'field': 'n', 'by': 3, 'balance': 3}""")::sameAs);
    }

    @Test
    void anEntryIsBookedOnceWhoeverSendsItAgain() {
        counts("till", "free", "3", entry("e1"));

        assertThat(counts("phone", "free", "3", entry("e1"))).isInstanceOf(Unchanged.class)
                .extracting(Outcome::rule).isEqualTo("same-entry");
        assertBalance("free", "3");
    }

    @Test
    void anEntrysNameStandsForOneCountOnly() {
        counts("till", "free", "3", entry("e1"));

        assertThat(seen(hub.outcome(aPush().withKey("other")
                .incrementing("free", "other", FIELD, "3", entry("e1")))))
                .isInstanceOfSatisfying(Rejected.class,
                        it -> assertThat(it.code()).isEqualTo(ProblemCode.KEY_REUSED));
    }

    @Test
    void countsWithoutANameAreAllBooked() {
        counts("till", "free", "3", null);
        counts("till", "free", "3", null);

        assertBalance("free", "6");
    }

    @Test
    void thePolicyMayDemandThatTheEntityIsThere() {
        assertRejected(counts("till", "commuting", "1", null), "count-unknown",
                ProblemCode.ENTITY_UNKNOWN);
    }

    @Test
    void nobodyCountsOnWhatIsGone() {
        counts("till", "free", "3", null);
        hub.push(aPush().withKey("gone").deleting("free", ID, 1L));

        assertRejected(counts("till", "free", "1", null), "count-deleted", ProblemCode.DELETED);
    }

    @Test
    void nobodyCountsOnWhatMayNotChange() {
        hub.push(next("till").putting("fixed", ID, json("{'n': 1}")));

        assertRejected(counts("till", "fixed", "1", null), "count-protected",
                ProblemCode.FIXED_FIELD);
    }

    @Test
    void nobodyCountsOnWhatIsNoNumber() {
        assertRejected(counts("till", "free", "1E+50", null), "count-not-a-number",
                ProblemCode.NOT_A_NUMBER);
    }

    @Test
    void concurrentIncrementsAreAllBooked() {
        counts("till", "free", "5", null);
        var outcome = hub.outcome(next("phone").knowing(null, 0L)
                .incrementing("free", ID, FIELD, "-2"));

        assertThat(seen(outcome).rule()).isEqualTo("commuting-count");
        assertThat(hub.conflicts()).isEmpty();
        assertBalance("free", "3");
    }

    @Test
    void aNewCountSetsTheNumberAndTheLedgerSaysByHowMuch() {
        counts("till", "free", "5", null);
        hub.push(next("phone").assigning("free", ID, FIELD, "2", entry("e2")));

        assertThat(hub.document("free.entry", "e2")).satisfies(entry -> {
            assertThat(Document.same(entry.get("by"), -3)).isTrue();
            assertThat(Document.same(entry.get("to"), 2)).isTrue();
        });
        assertBalance("free", "2");
    }

    @Test
    void ofTwoNewCountsThatNothingTellsApartAPersonChooses() {
        assigns("till", "free", "5", entry("e1"), 1L, 0L);
        var outcome = assigns("phone", "free", "7", entry("e2"), 1L, 0L);

        assertThat(outcome).isInstanceOfSatisfying(Conflicting.class, it -> {
            assertThat(it.rule()).isEqualTo("concurrent-count");
            assertThat(it.code()).isEqualTo(ProblemCode.CONCURRENT_COUNT);
        });
        assertThat(hub.conflicts()).singleElement().satisfies(it -> {
            assertThat(it.status()).isEqualTo(Status.PENDING);
            assertThat(it.tier()).isEqualTo(3);
            assertThat(it.current().kind()).isEqualTo(Side.Kind.ASSIGNMENT);
            assertThat(it.current().data()).isEqualTo(side("to", 5, "e1"));
            assertThat(it.incoming().data()).isEqualTo(side("to", 7, "e2"));
        });
        assertThat(hub.document("free.entry", "e2")).as("not visible").isNull();
        assertBalance("free", "5");
    }

    @Test
    void aHeldCountIsHeldOnceWhoeverSendsItAgain() {
        assigns("till", "free", "5", entry("e1"), 1L, 0L);
        var first = assigns("phone", "free", "7", entry("e2"), 1L, 0L);
        var again = assigns("tablet", "free", "7", entry("e2"), 1L, 0L);

        assertThat(((Conflicting) again).conflict()).isEqualTo(((Conflicting) first).conflict());
        assertThat(((Conflicting) again).code()).isEqualTo(ProblemCode.CONCURRENT_COUNT);
        assertThat(hub.conflicts()).hasSize(1);
    }

    @Test
    void aNewCountThatIsLaterByTheNodesClocksTakesThePlaceOfTheOther() {
        assigns("till", "free", "5", entry("e1"), 1L, 0L);
        var outcome = assigns("phone", "free", "7", entry("e2"), 2L, 0L);

        assertThat(outcome.rule()).isEqualTo("newer-count");
        assertRecorded(((Accepted) outcome).conflict(), 2, Winner.INCOMING);
        assertBalance("free", "7");
    }

    @Test
    void anEarlierNewCountStandsInTheLedgerAndAddsNothing() {
        assigns("till", "free", "5", entry("e1"), 2L, 0L);
        var outcome = assigns("phone", "free", "7", entry("e2"), 1L, 0L);

        assertThat(outcome.rule()).isEqualTo("older-count");
        assertRecorded(((Accepted) outcome).conflict(), 2, Winner.CURRENT);
        assertThat(hub.document("free.entry", "e2")).matches(json("""
                {'entity': {'type': 'free', 'id': 'x'}, 'field': 'n', 'by': 0, 'balance': 5,
                 'to': 7, 'overruled': true}""")::sameAs);
        assertBalance("free", "5");
    }

    @Test
    void aPaidNewCountOutranksAnUnpaidOneWhicheverIsLater() {
        assigns("till", "free", "5", entry("e1"), 9L, 0L);
        var outcome = assigns("phone", "free", "7", paid("e2"), 1L, 0L);

        assertThat(outcome.rule()).isEqualTo("outranking-count");
        assertRecorded(((Accepted) outcome).conflict(), 1, Winner.INCOMING);
        assertBalance("free", "7");
    }

    @Test
    void anUnpaidNewCountIsOutrankedByAPaidOne() {
        assigns("till", "free", "5", paid("e1"), 1L, 0L);
        var outcome = assigns("phone", "free", "7", entry("e2"), 9L, 0L);

        assertThat(outcome.rule()).isEqualTo("outranked-count");
        assertRecorded(((Accepted) outcome).conflict(), 1, Winner.CURRENT);
        assertBalance("free", "5");
    }

    @Test
    void anIncrementThatIsLaterThanANewCountAddsToItWithoutARecord() {
        assigns("till", "free", "5", entry("e1"), 1L, 0L);
        var outcome = hub.outcome(next("phone").knowing(2L, 0L)
                .incrementing("free", ID, FIELD, "-1", entry("e2")));

        assertThat(outcome.rule()).isEqualTo("newer-count");
        assertThat(hub.conflicts()).isEmpty();
        assertBalance("free", "4");
    }

    @Test
    void aNodeKnowsItsOwnCounts() {
        assigns("till", "free", "5", entry("e1"), 1L, 0L);

        assertThat(assigns("till", "free", "7", entry("e2"), 1L, 0L).rule()).isEqualTo("count");
        assertBalance("free", "7");
    }

    @Test
    void whoSaysNothingOfWhatItKnewKnewEverything() {
        assigns("till", "free", "5", entry("e1"), 1L, 0L);

        assertThat(assigns("phone", "free", "7", entry("e2"), null, null).rule())
                .isEqualTo("count");
    }

    @Test
    void thePolicyMayLetNewCountsCommute() {
        hub.push(next("till").putting("commuting", ID, json("{'n': 1}")));
        assigns("till", "commuting", "5", entry("e1"), 2L, 0L);

        assertThat(assigns("phone", "commuting", "7", entry("e2"), 1L, 0L).rule())
                .isEqualTo("commuting-count");
        assertBalance("commuting", "7");
    }

    @Test
    void thePolicyMaySwitchTheHeuristicsOff() {
        hub.push(next("till").knowing(1L, 0L).incrementing("wary", ID, FIELD, "5"));

        assertThat(seen(hub.outcome(next("phone").knowing(9L, 0L)
                .incrementing("wary", ID, FIELD, "1"))).rule()).isEqualTo("concurrent-count");
        assertBalance("wary", "5");
    }

    @Test
    void aCountBeyondABoundWaitsForAPersonByPolicy() {
        counts("till", "held", "3", entry("e1"));
        var outcome = counts("phone", "held", "-4", entry("e2"));

        assertThat(outcome).isInstanceOfSatisfying(Conflicting.class, it -> {
            assertThat(it.rule()).isEqualTo("counter-bound");
            assertThat(it.code()).isEqualTo(ProblemCode.BOUND_EXCEEDED);
        });
        assertThat(hub.conflicts()).singleElement().satisfies(it -> {
            assertThat(it.status()).isEqualTo(Status.PENDING);
            assertThat(it.current().data()).isEqualTo(side("to", 3, "e1"));
            assertThat(it.incoming().data()).isEqualTo(side("by", -4, "e2"));
        });
        assertBalance("held", "3");
    }

    @Test
    void aCountBeyondABoundIsRejectedByPolicy() {
        assertRejected(counts("till", "refused", "11", null), "counter-bound",
                ProblemCode.BOUND_EXCEEDED);
        assertThat(hub.changes()).isEmpty();
    }

    @Test
    void aCountBeyondABoundIsRecordedByPolicy() {
        var outcome = counts("till", "recorded", "-4", null);

        assertThat(outcome.rule()).isEqualTo("counter-bound");
        assertRecorded(((Accepted) outcome).conflict(), 1, Winner.INCOMING);
        assertBalance("recorded", "-4");
        assertThat(counts("till", "recorded", "1", null).rule()).as("back towards the bound")
                .isEqualTo("count");
    }

    @Test
    void aDocumentKeepsTheBoundsToo() {
        assertRejected(hub.outcome(next("till").putting("refused", ID, json("{'n': 11}"))),
                "counter-bound", ProblemCode.BOUND_EXCEEDED);
        assertRejected(hub.outcome(next("till").putting("refused", ID, json("{'n': 'many'}"))),
                "counter-bound", ProblemCode.NOT_A_NUMBER);
        assertThat(hub.changes()).isEmpty();
    }

    @Test
    void theLedgerIsRightWhateverChangesTheNumber() {
        hub.push(next("till").putting("free", ID, json("{'n': 4, 'name': 'a'}")));
        counts("till", "free", "3", null);
        hub.push(next("till").patching("free", ID, json("{'n': 1}")));
        assertBalance("free", "1");

        hub.push(next("till").deleting("free", ID));
        assertThat(sumOfLedger("free")).isZero();
    }

    @Test
    void nobodyWritesTheLedgerByHand() {
        var push = next("till").putting("free.entry", "e1", json("{'by': 1}"));

        assertThat(hub.outcome(push)).isInstanceOfSatisfying(Rejected.class, it -> {
            assertThat(it.rule()).isEqualTo("ledger-closed");
            assertThat(it.code()).isEqualTo(ProblemCode.LEDGER_CLOSED);
        });
    }

    @Test
    void anUndeclaredCounterIsCountedWithoutALedger() {
        hub.push(next("till").incrementing("note", ID, FIELD, "3"));
        hub.push(next("till").assigning("note", ID, FIELD, "5", null));

        assertThat(hub.document("note", ID)).matches(json("{'n': 5}")::sameAs);
        assertThat(hub.changes()).hasSize(2);
    }

    @Test
    void onlyTheLatestCountsAreRemembered() {
        assigns("till", "free", "5", entry("e1"), 1L, 0L);
        for (int i = 0; i < Tallies.TALLIES_MAX; i++) {
            counts("phone", "free", "1", null);
        }

        assertThat(((EntityState.Live) hub.state(new EntityRef("free",
                ID))).tallies().inOrder()).hasSize(Tallies.TALLIES_MAX)
                .allMatch(tally -> tally.kind() == Tally.Kind.INCREMENT);
    }

    private Outcome counts(String node, String type, String by, @Nullable Entry entry) {
        return seen(hub.outcome(next(node).incrementing(type, ID, FIELD, by, entry)));
    }

    private Outcome assigns(String node, String type, String to, @Nullable Entry entry,
            @Nullable Long lamport, @Nullable Long known) {
        return seen(hub.outcome(next(node).knowing(lamport, known)
                .assigning(type, ID, FIELD, to, entry)));
    }

    private PushBuilder next(String node) {
        return aPush().from(node).withKey("push-" + pushes++);
    }

    private Outcome seen(Outcome outcome) {
        seen.add(outcome.rule());
        return outcome;
    }

    private void assertRejected(Outcome outcome, String rule, ProblemCode code) {
        assertThat(outcome).isInstanceOfSatisfying(Rejected.class, it -> {
            assertThat(it.rule()).isEqualTo(rule);
            assertThat(it.code()).isEqualTo(code);
        });
    }

    private void assertRecorded(@Nullable UUID conflict, int tier, Winner winner) {
        assertThat(hub.conflicts()).filteredOn(it -> it.id().equals(conflict)).singleElement()
                .satisfies(it -> {
                    assertThat(it.status()).isEqualTo(Status.RESOLVED_AUTO);
                    assertThat(it.tier()).isEqualTo(tier);
                    assertThat(it.winner()).isEqualTo(winner);
                });
    }

    private void assertBalance(String type, String balance) {
        var document = Objects.requireNonNull(hub.document(type, ID));
        assertThat(CounterValue.of(document, FIELD).orElseThrow())
                .isEqualByComparingTo(balance);
        assertThat(sumOfLedger(type)).isEqualByComparingTo(balance);
    }

    private BigDecimal sumOfLedger(String type) {
        return hub.ledgerSum(type + ".entry", ID);
    }

    private static Document side(String name, int amount, String entry) {
        return new Document(Map.of("field", FIELD, name, BigDecimal.valueOf(amount), "entry",
                Map.of("id", entry)));
    }
}
