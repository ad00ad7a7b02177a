package io.tributary.processor.conflict;

import static io.tributary.processor.conflict.Counters.FIELD;
import static io.tributary.processor.conflict.Counters.entry;
import static io.tributary.schemas.fixture.Documents.json;
import static io.tributary.schemas.fixture.PushBuilder.aPush;
import static io.tributary.schemas.fixture.PushBuilder.node;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.processor.conflict.rule.Rulebook;
import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.conflict.Conflict.Status;
import io.tributary.schemas.conflict.Conflict.Winner;
import io.tributary.schemas.conflict.Settlement.Keep;
import io.tributary.schemas.conflict.Settlement.Merge;
import io.tributary.schemas.conflict.Settlement.Resolution;
import io.tributary.schemas.conflict.Settlement.Restore;
import io.tributary.schemas.conflict.Settlement.Take;
import io.tributary.schemas.fixture.PushBuilder;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.receipt.Outcome.Accepted;
import io.tributary.schemas.receipt.Outcome.Conflicting;
import io.tributary.schemas.receipt.Outcome.Rejected;
import io.tributary.schemas.receipt.Outcome.Unchanged;
import io.tributary.schemas.value.ProblemCode;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What becomes of a conflict that a person settles. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SettlementTest {
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
        assertThat(seen).containsExactlyInAnyOrderElementsOf(
                names.subList(0, names.indexOf("settlement") + 1));
    }

    @Test
    void theHubsValueMayStay() {
        var conflict = aConflictOfDocuments();

        assertThat(settle(conflict, 1L, new Keep())).isInstanceOfSatisfying(Accepted.class, it -> {
            assertThat(it.version()).isEqualTo(1);
            assertThat(it.conflict()).isEqualTo(conflict.id());
        });
        assertThat(hub.changes()).hasSize(1);
        assertSettled(conflict, Winner.CURRENT, 1);
    }

    @Test
    void theLosingValueMayTakeEffectAfterAll() {
        var conflict = aConflictOfDocuments();

        assertThat(settle(conflict, 1L, new Take())).isInstanceOf(Accepted.class);

        assertThat(hub.document("note", "x")).isEqualTo(json("{'a': 2}"));
        assertSettled(conflict, Winner.INCOMING, 2);
    }

    @Test
    void bothMayGiveWayToAThirdDocument() {
        var conflict = aConflictOfDocuments();

        settle(conflict, 1L, new Merge(json("{'a': 3}")));

        assertThat(hub.document("note", "x")).isEqualTo(json("{'a': 3}"));
        assertSettled(conflict, Winner.INCOMING, 2);
    }

    @Test
    void aPatchTakesEffectOnTheDocumentThatIs() {
        hub.push(next("desk").putting("note", "x", json("{'a': 1, 'b': 1}")));
        hub.push(next("desk").patching("note", "x", 1L, json("{'a': 2}")));
        hub.push(next("phone").patching("note", "x", 1L, json("{'a': 3}")));
        hub.push(next("desk").patching("note", "x", 2L, json("{'b': 9}")));

        settle(hub.conflicts().getFirst(), 3L, new Take());

        assertThat(hub.document("note", "x")).isEqualTo(json("{'a': 3, 'b': 9}"));
    }

    @Test
    void aDeletionMayTakeEffectAfterAll() {
        hub.push(next("desk").putting("note", "x", json("{'a': 1}")));
        hub.push(next("desk").patching("note", "x", 1L, json("{'a': 2}")));
        hub.push(next("phone").deleting("note", "x", 1L));

        settle(hub.conflicts().getFirst(), 2L, new Take());

        assertThat(hub.document("note", "x")).isNull();
    }

    @Test
    void whoSettlesOnAnOlderVersionIsToldTheNewestOne() {
        var conflict = aConflictOfDocuments();
        hub.push(next("desk").patching("note", "x", 1L, json("{'a': 9}")));

        assertThat(settle(conflict, 1L, new Take())).isInstanceOfSatisfying(Rejected.class, it -> {
            assertThat(it.rule()).isEqualTo("settlement-outdated");
            assertThat(it.code()).isEqualTo(ProblemCode.VERSION_MISMATCH);
            assertThat(it.version()).isEqualTo(2);
        });
        assertThat(hub.document("note", "x")).isEqualTo(json("{'a': 9}"));
    }

    @Test
    void theSameSettlementTwiceChangesNothingThoughTheVersionIsAnother() {
        var conflict = aConflictOfDocuments();
        settle(conflict, 1L, new Merge(json("{'a': 3}")));

        assertThat(settle(conflict, 1L, new Merge(json("{'a': 3.0}"))))
                .isInstanceOf(Unchanged.class).extracting(Outcome::rule)
                .isEqualTo("conflict-settled");
        assertThat(hub.changes()).hasSize(2);
    }

    @Test
    void anotherSettlementIsRefused() {
        var conflict = aConflictOfDocuments();
        settle(conflict, 1L, new Take());

        assertAlreadySettled(settle(conflict, 2L, new Keep()));
    }

    @Test
    void whatARuleHasSettledIsSettledButMayBeRestored() {
        hub.push(next("desk").putting("note", "x", json("{'a': 1}")));
        hub.push(next("phone").putting("note", "x", json("{'a': 2}")));
        var conflict = hub.conflicts().getFirst();

        assertAlreadySettled(settle(conflict, 2L, new Keep()));
        settle(conflict, 2L, new Restore(Winner.CURRENT));

        assertThat(hub.document("note", "x")).isEqualTo(json("{'a': 1}"));
        assertSettled(conflict, Winner.CURRENT, 3);
    }

    @Test
    void aSideMayBeRestoredAgainAndAgain() {
        var conflict = aConflictOfDocuments();
        settle(conflict, 1L, new Take());
        settle(conflict, 2L, new Restore(Winner.CURRENT));
        settle(conflict, 3L, new Restore(Winner.INCOMING));

        assertThat(hub.document("note", "x")).isEqualTo(json("{'a': 2}"));
        assertThat(hub.conflicts()).extracting(Conflict::id).containsOnly(conflict.id());
    }

    @Test
    void aValueThatASettlementReplacesIsKeptIfTheConflictDoesNotHoldIt() {
        var conflict = aConflictOfDocuments();
        hub.push(next("desk").patching("note", "x", 1L, json("{'a': 9}")));

        settle(conflict, 2L, new Take());

        assertThat(hub.conflicts()).anySatisfy(it -> {
            assertThat(it.rule()).isEqualTo("settlement");
            assertThat(it.status()).isEqualTo(Status.RESOLVED_AUTO);
            assertThat(it.current().data()).isEqualTo(json("{'a': 9}"));
        });
    }

    @Test
    void aConflictIsSettledInItsOwnLane() {
        var conflict = aConflictOfDocuments();

        assertThat(seen(hub.outcome(next("boss").inLane(1).settling(conflict, null, new Keep()))))
                .isInstanceOfSatisfying(Rejected.class, it -> {
                    assertThat(it.rule()).isEqualTo("conflict-unknown");
                    assertThat(it.code()).isEqualTo(ProblemCode.NOT_FOUND);
                });
    }

    @Test
    void aHeldCountIsBookedUnderItsOwnNameWithANewLogicalTime() {
        var conflict = aHeldCount();

        settle(conflict, null, new Take());

        assertThat(hub.document("held.entry", "e2")).isNotNull();
        assertThat(hub.changes().getLast().lamport())
                .isGreaterThan(hub.changes().getFirst().lamport());
        assertBalance(-1);
        assertThat(repeated().rule()).isEqualTo("same-entry");
        assertThat(repeated()).isInstanceOf(Unchanged.class);
    }

    @Test
    void aHeldCountThatIsTurnedDownStaysOnRecord() {
        var conflict = aHeldCount();

        settle(conflict, null, new Keep());

        assertBalance(3);
        assertThat(repeated()).isInstanceOfSatisfying(Conflicting.class,
                it -> assertThat(it.conflict()).isEqualTo(conflict.id()));
    }

    @Test
    void aCountThatStandsIsNotCountedAgain() {
        var conflict = aHeldCount();
        settle(conflict, null, new Take());

        settle(conflict, null, new Restore(Winner.INCOMING));
        assertBalance(-1);
        settle(conflict, null, new Restore(Winner.CURRENT));
        assertBalance(3);
        settle(conflict, null, new Restore(Winner.INCOMING));
        assertBalance(-1);
    }

    @Test
    void anOverruledCountMayBeRestored() {
        hub.push(next("till").knowing(2L, 0L).assigning("free", "x", FIELD, "5", entry("e1")));
        hub.push(next("phone").knowing(1L, 0L).assigning("free", "x", FIELD, "7", entry("e2")));

        settle(hub.conflicts().getFirst(), null, new Restore(Winner.INCOMING));

        assertThat(hub.document("free", "x")).matches(json("{'n': 7}")::sameAs);
        assertThat(hub.ledgerSum("free.entry", "x")).isEqualByComparingTo("7");
    }

    @Test
    void nobodyCountsOnWhatIsGoneNotEvenAPerson() {
        var conflict = aHeldCount();
        hub.push(next("till").deleting("held", "x"));

        assertThat(settle(conflict, null, new Take())).isInstanceOfSatisfying(Rejected.class,
                it -> assertThat(it.code()).isEqualTo(ProblemCode.DELETED));
    }

    private Conflict aConflictOfDocuments() {
        hub.push(next("desk").putting("note", "x", json("{'a': 1}")));
        hub.push(next("phone").putting("note", "x", 0L, json("{'a': 2}")));
        return hub.conflicts().getFirst();
    }

    /** A sale of four where there are three. */
    private Conflict aHeldCount() {
        hub.push(next("till").incrementing("held", "x", FIELD, "3", entry("e1")));
        repeated();
        return hub.conflicts().getFirst();
    }

    private Outcome repeated() {
        return hub.outcome(next("phone").incrementing("held", "x", FIELD, "-4", entry("e2")));
    }

    private Outcome settle(Conflict conflict, @Nullable Long ifVersion, Resolution resolution) {
        return seen(hub.outcome(next("boss").settling(conflict, ifVersion, resolution)));
    }

    private Outcome seen(Outcome outcome) {
        seen.add(outcome.rule());
        return outcome;
    }

    private PushBuilder next(String node) {
        return aPush().from(node).withKey("push-" + pushes++);
    }

    private void assertSettled(Conflict conflict, Winner winner, long version) {
        assertThat(hub.conflicts().getLast()).satisfies(it -> {
            assertThat(it.id()).isEqualTo(conflict.id());
            assertThat(it.status()).isEqualTo(Status.RESOLVED_MANUAL);
            assertThat(it.winner()).isEqualTo(winner);
            assertThat(it.current()).isEqualTo(conflict.current());
            assertThat(it.incoming()).isEqualTo(conflict.incoming());
        });
        var settled = Objects.requireNonNull(hub.conflicts().getLast().settled());
        assertThat(settled.version()).isEqualTo(version);
        assertThat(settled.node()).isEqualTo(node("boss"));
    }

    private void assertAlreadySettled(Outcome outcome) {
        assertThat(outcome).isInstanceOfSatisfying(Rejected.class, it -> {
            assertThat(it.rule()).isEqualTo("conflict-settled");
            assertThat(it.code()).isEqualTo(ProblemCode.ALREADY_SETTLED);
        });
    }

    private void assertBalance(int balance) {
        assertThat(hub.document("held", "x")).matches(json("{'n': " + balance + "}")::sameAs);
        assertThat(hub.ledgerSum("held.entry", "x")).isEqualByComparingTo(
                BigDecimal.valueOf(balance));
    }
}
