package io.tributary.processor.conflict;

import static io.tributary.schemas.fixture.Documents.json;
import static io.tributary.schemas.fixture.PushBuilder.RECEIVED_AT;
import static io.tributary.schemas.fixture.PushBuilder.aPush;
import static io.tributary.schemas.fixture.PushBuilder.node;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.value.EntityRef;
import org.junit.jupiter.api.Test;

/** What a type's policy makes of operations before the rules, and of states after them. */
class PolicyTest {
    private final TestHub hub = new TestHub();

    @Test
    void aSuppressedValueIsNotStored() {
        hub.push(aPush().putting("listed", "n", json("{'a': 1, 'b': 1.0}")));

        assertThat(hub.document("listed", "n")).isEqualTo(json("{'a': 1}"));
    }

    @Test
    void aPatchToASuppressedValueRemovesTheField() {
        hub.push(aPush().withKey("1").putting("listed", "n", json("{'a': 1, 'b': 7}")));
        hub.push(aPush().withKey("2").patching("listed", "n", 1L, json("{'b': 'x'}")));

        assertThat(hub.document("listed", "n")).isEqualTo(json("{'a': 1}"));
    }

    @Test
    void aDeletionIsAMarkWhereThePolicyWantsItSo() {
        hub.push(aPush().withKey("1").putting("soft", "n", json("{'a': 1}")));
        var deletion = hub.push(aPush().withKey("2").deleting("soft", "n"));

        assertThat(deletion.changes()).singleElement().satisfies(change -> assertThat(
                change.data()).isEqualTo(json("{'a': 1, 'gone': true, 'goneAt': '" + RECEIVED_AT
                        + "'}")));
        assertThat(hub.outcome(aPush().withKey("3").deleting("soft", "n")))
                .isInstanceOf(Outcome.Unchanged.class);
    }

    @Test
    void aMarkJoinsWithWhatOthersChangedSince() {
        hub.push(aPush().withKey("1").from("desktop").putting("soft", "n", json("{'a': 1}")));
        hub.push(aPush().withKey("2").from("desktop").patching("soft", "n", 1L,
                json("{'a': 2}")));

        assertThat(hub.outcome(aPush().withKey("3").from("phone").deleting("soft", "n", 1L)))
                .isInstanceOf(Outcome.Merged.class);
        assertThat(hub.document("soft", "n")).extracting(data -> data.get("a")).isEqualTo(2);
    }

    @Test
    void whatNeverWasIsNotMarked() {
        assertThat(hub.outcome(aPush().deleting("soft", "n"))).isEqualTo(
                new Outcome.Unchanged(0, new EntityRef("soft", "n"), 0, "nothing-to-delete"));
    }

    @Test
    void whoSaysTheSameLaterTakesTheEntityOverWithoutANewVersion() {
        hub.push(aPush().withKey("1").from("desktop").at(RECEIVED_AT).putting("clocked", "n",
                json("{'a': 1}")));
        var again = hub.push(aPush().withKey("2").from("phone").at(RECEIVED_AT.plusSeconds(9))
                .putting("clocked", "n", json("{'a': 1}")));

        assertThat(again.changes()).isEmpty();
        assertThat(hub.state(new EntityRef("clocked", "n"))).satisfies(state -> {
            assertThat(state.version()).isEqualTo(1);
            assertThat(((EntityState.Known) state).last())
                    .returns(node("phone"), LastWrite::node)
                    .returns(RECEIVED_AT.plusSeconds(9), LastWrite::time)
                    .returns(1L, LastWrite::lamport);
        });
    }

    @Test
    void aConflictShowsTheLogicalTimesOfBothSides() {
        hub.push(aPush().withKey("1").from("desktop").knowing(7L, null).putting("plain", "n",
                json("{'a': 1}")));
        hub.push(aPush().withKey("2").from("phone").knowing(3L, null).putting("plain", "n",
                json("{'a': 2}")));

        assertThat(hub.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.current().lamport()).isEqualTo(8);
            assertThat(conflict.incoming().lamport()).isEqualTo(3);
        });
    }

    @Test
    void theRunOfANodeEndsWithAnothersVersion() {
        hub.push(aPush().withKey("1").from("desktop").putting("plain", "n", 0L, json("{}")));
        hub.push(aPush().withKey("2").from("phone").putting("plain", "n", 1L, json("{'a': 1}")));
        hub.push(aPush().withKey("3").from("phone").putting("plain", "n", 2L, json("{'a': 2}")));

        assertThat(hub.state(new EntityRef("plain", "n"))).satisfies(state -> assertThat(
                ((EntityState.Known) state).last().since()).isEqualTo(2));
    }
}
