package io.tributary.processor.conflict;

import static io.tributary.schemas.fixture.Documents.json;
import static io.tributary.schemas.fixture.PushBuilder.aPush;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.change.Change;
import io.tributary.schemas.fixture.PushBuilder;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.ProblemCode;
import org.junit.jupiter.api.Test;

class PushDeciderTest {
    private final TestHub hub = new TestHub();

    @Test
    void operationsOfOnePushSeeEachOther() {
        var decision = hub.push(aPush().putting("note", "n", 0L, json("{'a': 1}"))
                .patching("note", "n", 1L, json("{'b': 2}")).deleting("note", "n", 2L)
                .putting("note", "n", 3L, json("{'c': 3}")));

        assertThat(decision.changes()).extracting(Change::version).containsExactly(1L, 2L, 3L, 4L);
        assertThat(decision.receipt().outcomes()).allMatch(Outcome.Accepted.class::isInstance);
        assertThat(hub.document("note", "n")).isEqualTo(json("{'c': 3}"));
    }

    @Test
    void theReceiptNamesThePositionThatContainsThePush() {
        hub.push(aPush().withKey("1").putting("note", "a", json("{}")));

        var decision = hub.push(aPush().withKey("2").putting("note", "b", json("{}"))
                .putting("note", "c", json("{}")));

        assertThat(decision.receipt().seq()).isEqualTo(3);
        assertThat(decision.changes()).extracting(Change::seq).containsExactly(2L, 3L);
        assertThat(decision.changes()).extracting(Change::pushEnd).containsExactly(3L, 3L);
    }

    @Test
    void aRejectedOperationDoesNotStopItsNeighbours() {
        var decision = hub.push(aPush().putting("note", "a", json("{'x': 1}"))
                .patching("note", "missing", json("{'x': 1}"))
                .putting("note", "b", json("{'x': 1}")));

        assertThat(decision.receipt().outcomes()).satisfiesExactly(
                it -> assertThat(it).isInstanceOf(Outcome.Accepted.class),
                it -> assertThat(it).isEqualTo(new Outcome.Rejected(1,
                        new EntityRef("note", "missing"), 0, ProblemCode.ENTITY_UNKNOWN,
                        "nothing-to-patch")),
                it -> assertThat(it).isInstanceOf(Outcome.Accepted.class));
        assertThat(decision.changes()).hasSize(2);
    }

    @Test
    void aRejectedOperationOfAnAtomicPushStopsItsNeighboursToo() {
        hub.push(aPush().withKey("1").putting("note", "a", json("{'x': 1}")));

        var decision = hub.push(aPush().withKey("2").atomic()
                .putting("note", "a", 0L, json("{'x': 2}"))
                .patching("note", "missing", json("{'x': 1}")));

        assertThat(decision.receipt().outcomes()).containsExactly(
                new Outcome.Rejected(0, new EntityRef("note", "a"), 1,
                        ProblemCode.PUSH_ABANDONED, "atomic-push"),
                new Outcome.Rejected(1, new EntityRef("note", "missing"), 0,
                        ProblemCode.ENTITY_UNKNOWN, "nothing-to-patch"));
        assertThat(decision.changes()).isEmpty();
        assertThat(decision.conflicts()).isEmpty();
        assertThat(decision.receipt().seq()).isEqualTo(1);
        assertThat(decision.receipt().lamport()).isEqualTo(1);
        assertThat(hub.document("note", "a")).isEqualTo(json("{'x': 1}"));
    }

    @Test
    void aConflictDoesNotStopAnAtomicPush() {
        hub.push(aPush().withKey("1").putting("note", "a", json("{'x': 1}")));

        var decision = hub.push(aPush().withKey("2").from("other").atomic()
                .putting("note", "a", 0L, json("{'x': 2}")).putting("note", "b", json("{}")));

        assertThat(decision.changes()).hasSize(1);
        assertThat(decision.conflicts()).hasSize(1);
    }

    @Test
    void logicalTimeIsLaterThanAllThatTheLaneAndTheNodeHadSeen() {
        hub.push(aPush().withKey("1").knowing(41L, null).putting("note", "a", json("{}")));
        var decision = hub.push(aPush().withKey("2").knowing(7L, null)
                .putting("note", "b", json("{}")).putting("note", "c", json("{}")));

        assertThat(hub.changes()).extracting(Change::lamport).containsExactly(42L, 43L, 44L);
        assertThat(decision.receipt().lamport()).isEqualTo(44);
    }

    @Test
    void whatHasNoEffectDoesNotMoveTheClock() {
        hub.push(aPush().withKey("1").putting("note", "a", json("{'x': 1}")));

        hub.push(aPush().withKey("2").knowing(99L, null).putting("note", "a", json("{'x': 1}"))
                .patching("note", "missing", json("{}")));

        assertThat(hub.clock().lamport()).isEqualTo(1);
    }

    @Test
    void stampsNeverFallBackThoughTheWallClockDoes() {
        hub.push(aPush().withKey("1").putting("note", "a", json("{}")));
        hub.push(aPush().withKey("2").receivedAt(PushBuilder.RECEIVED_AT.minusSeconds(60))
                .putting("note", "b", json("{}")));

        assertThat(hub.changes().get(1).hlc()).isGreaterThan(hub.changes().get(0).hlc());
    }

    @Test
    void aPushThatChangesNothingStandsWhereTheLaneStands() {
        hub.push(aPush().withKey("1").putting("note", "n", json("{'a': 1}")));

        var decision = hub.push(aPush().withKey("2").putting("note", "n", json("{'a': 1}")));

        assertThat(decision.changes()).isEmpty();
        assertThat(decision.receipt().seq()).isEqualTo(1);
    }

    @Test
    void anEmptyPushHasAReceiptToo() {
        assertThat(hub.push(aPush()).receipt().outcomes()).isEmpty();
    }

    @Test
    void aDocumentThatGrowsPastItsBoundByPatchesIsRejected() {
        hub.push(aPush().withKey("1").putting("note", "n", json("{}")));
        var half = json("{'a': '" + "x".repeat(TestHub.LENGTH_MAX / 2) + "'}");
        hub.push(aPush().withKey("2").patching("note", "n", 1L, half));

        var outcome = hub.outcome(aPush().withKey("3").patching("note", "n", 2L,
                json("{'b': '" + "x".repeat(TestHub.LENGTH_MAX / 2) + "'}")));

        assertThat(outcome).isEqualTo(new Outcome.Rejected(0, new EntityRef("note", "n"), 2,
                ProblemCode.ENTITY_TOO_LARGE, "entity-bound"));
        assertThat(hub.document("note", "n")).isEqualTo(half);
    }

    @Test
    void aMergeIsBoundedLikeAPatch() {
        var half = "x".repeat(TestHub.LENGTH_MAX / 2);
        hub.push(aPush().withKey("1").putting("note", "n", json("{}")));
        hub.push(aPush().withKey("2").putting("note", "n", 1L, json("{'a': '" + half + "'}")));

        var outcome = hub.outcome(aPush().withKey("3").from("other").putting("note", "n", 1L,
                json("{'b': '" + half + "'}")));

        assertThat(outcome.rule()).isEqualTo("entity-bound");
    }

    @Test
    void aDocumentThatCameWholeWasMeasuredAtTheDoor() {
        var large = json("{'a': '" + "x".repeat(TestHub.LENGTH_MAX) + "'}");

        assertThat(hub.outcome(aPush().putting("note", "n", large)))
                .isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void aNodeThatIncrementedHasNotSeenTheRestOfTheDocument() {
        hub.push(aPush().withKey("1").from("desktop").putting("note", "n", json("{'a': 1}")));
        hub.push(aPush().withKey("2").from("phone").incrementing("note", "n", "views", "1"));

        hub.push(aPush().withKey("3").from("phone").putting("note", "n", json("{'b': 2}")));

        assertThat(hub.conflicts()).singleElement().satisfies(conflict -> assertThat(conflict
                .current().data()).matches(json("{'a': 1, 'views': 1}")::sameAs));
    }

    @Test
    void aNodeWhoseChangeWasMergedHasNotSeenWhatItWasMergedWith() {
        hub.push(aPush().withKey("1").from("desktop").putting("note", "n", json("{'a': 1}")));
        hub.push(aPush().withKey("2").from("desktop").patching("note", "n", 1L, json("{'a': 2}")));
        hub.push(aPush().withKey("3").from("phone").patching("note", "n", 1L, json("{'b': 1}")));

        hub.push(aPush().withKey("4").from("phone").putting("note", "n", json("{'b': 2}")));

        assertThat(hub.conflicts()).singleElement().satisfies(conflict -> assertThat(
                conflict.current().data()).isEqualTo(json("{'a': 2, 'b': 1}")));
    }
}
