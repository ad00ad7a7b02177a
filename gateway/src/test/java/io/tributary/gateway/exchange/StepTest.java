package io.tributary.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.node.NodeScope;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.ProblemCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a request does, beside what the property of the queue shows. */
class StepTest {
    private static final NodeId NODE = new NodeId(new UUID(0, 1));
    private static final NodeId OTHER = new NodeId(new UUID(0, 2));
    private static final EntityRef X = new EntityRef("exchange.Work", "x");
    private static final EntityRef Y = new EntityRef("exchange.Work", "y");
    private static final Document OLD = new Document(Map.of("n", 1));
    private static final Document NEW = new Document(Map.of("n", 2));
    private static final Selection NOTHING = new Selection(List.of(), List.of(), 10);

    private final Peer peer = new Peer(4, 2, 10, null, 10, 0, 0, List.of(), NodeScope.ALL, null,
            null);

    private static Row row(EntityRef entity, long seq, NodeId origin, @Nullable Document data) {
        return new Row(entity, seq, 3, 0, origin, data);
    }

    private Step step(Selection selection, List<Item> items, Row... rows) {
        var received = Received.of(peer, new Request.Packet("s", "r", 3, 4, items),
                Instant.EPOCH);
        return Step.of(NODE, new Peers.Stored(peer, 6), received, selection,
                Stream.of(rows).collect(Collectors.toMap(Row::entity, it -> it)), Instant.EPOCH);
    }

    private static Item update(EntityRef entity) {
        return new Item(entity, Act.UPDATE, NEW);
    }

    private static Outcome conflict(EntityRef entity) {
        return new Outcome.Conflicting(1, entity, 3, ProblemCode.VERSION_MISMATCH, "current-wins",
                new UUID(0, 9));
    }

    @Test
    void thePeerComesFirstAndOnTheVersionThatWasRead() {
        var operations = step(NOTHING, List.of(update(X))).operations(new UUID(0, 0));

        assertThat(operations.getFirst().entity()).isEqualTo(PeerDocument.entity(NODE));
        assertThat(operations.getFirst().baseVersion()).isEqualTo(6);
        assertThat(operations).extracting(Operation::index).containsExactly(0, 1);
    }

    @Test
    void anObjectBuildsOnWhatItsNodeCanKnow() {
        assertThat(base()).isEqualTo(0L);
        assertThat(base(row(X, 5, OTHER, OLD))).as("confirmed").isEqualTo(3L);
        assertThat(base(row(X, 20, NODE, OLD))).as("its own").isEqualTo(3L);
        assertThat(base(row(X, 20, OTHER, OLD))).as("not confirmed").isEqualTo(2L);
    }

    private @Nullable Long base(Row... rows) {
        return step(NOTHING, List.of(update(X)), rows).operations(new UUID(0, 0)).get(1)
                .baseVersion();
    }

    @Test
    void whatComesTwiceInAPacketIsAppliedAsItCameLast() {
        var operations = step(NOTHING, List.of(new Item(X, Act.INSERT, OLD), update(X),
                update(Y), Item.delete(Y)), row(Y, 5, OTHER, OLD)).operations(new UUID(0, 0));

        assertThat(operations).hasSize(3);
        assertThat(operations.get(1)).isInstanceOfSatisfying(Operation.Put.class,
                put -> assertThat(put.data()).isEqualTo(NEW));
        assertThat(operations.get(2)).isInstanceOf(Operation.Delete.class);
    }

    @Test
    void deletingWhatIsGoneOrNeverWasAsksForNothing() {
        var gone = new Document(Map.of(Row.DELETED_FIELD, true));

        assertThat(step(NOTHING, List.of(Item.delete(X), Item.delete(Y)),
                row(X, 20, OTHER, gone)).operations(new UUID(0, 0))).hasSize(1);
    }

    @Test
    void aWinnerThatTheFeedSendsIsNotOwed() {
        assertThat(step(NOTHING, List.of(update(X)), row(X, 20, OTHER, OLD))
                .owes(List.of(conflict(X)))).isEmpty();
    }

    @Test
    void aWinnerThatTheNodeHadConfirmedOrMadeItselfIsOwed() {
        assertThat(step(NOTHING, List.of(update(X)), row(X, 5, OTHER, OLD))
                .owes(List.of(conflict(X)))).containsExactly(X);
        assertThat(step(NOTHING, List.of(update(X)), row(X, 20, NODE, OLD))
                .owes(List.of(conflict(X)))).containsExactly(X);
    }

    @Test
    void aMergedObjectIsOwed() {
        assertThat(step(NOTHING, List.of(update(X)), row(X, 20, OTHER, OLD)).owes(
                List.of(new Outcome.Merged(1, X, 4, 21, 21, "disjoint-fields"))))
                .containsExactly(X);
    }

    @Test
    void whatIsOwedIsSentUntilItIsConfirmed() {
        var owing = peer.owing(Set.of(X));
        var selection = new Selection(List.of(update(X)), List.of(), 10);

        var sent = owing.send(selection, Instant.EPOCH);

        assertThat(owing.owes(X)).isTrue();
        assertThat(sent.sent()).isEqualTo(5);
        assertThat(sent.receipt(4).owes(X)).isTrue();
        assertThat(sent.receipt(5).owes(X)).isFalse();
        assertThat(sent.owing(Set.of(X)).receipt(5).owes(X)).as("owed anew").isTrue();
    }

    @Test
    void whatTheNodeHasJustChangedForGoodIsNotSentBack() {
        var step = step(new Selection(List.of(), List.of(update(X), update(Y)), 20),
                List.of(update(X)), row(X, 20, OTHER, OLD));

        assertThat(step.answer(List.of(new Outcome.Accepted(1, X, 4, 21, 21, "r", null))))
                .extracting(Item::entity).containsExactly(Y);
        assertThat(step.answer(List.of(conflict(X)))).extracting(Item::entity)
                .containsExactly(X, Y);
    }

    @Test
    void aPollThatFindsNothingWritesNothing() {
        var received = Received.of(peer, new Request.Poll(), Instant.EPOCH);

        var step = Step.of(NODE, new Peers.Stored(peer, 6), received, NOTHING, Map.of(),
                Instant.EPOCH);

        assertThat(step.writes()).isFalse();
        assertThat(step.next().sent()).isEqualTo(4);
    }

    @Test
    void aPeerIsReadAsItWasWritten() {
        var full = new Peer(4, 2, 10, new Peer.Sent(4, 12), 12, 1, 7,
                List.of(new Peer.Owed(X, 3)),
                new NodeScope(List.of("exchange.Work"),
                        Map.of("site", List.of("1", "2"))),
                Instant.ofEpochSecond(1), Instant.ofEpochSecond(2));

        assertThat(PeerDocument.read(PeerDocument.write(full, false, new UUID(0, 0)), 99))
                .isEqualTo(full);
        assertThat(PeerDocument.read(PeerDocument.write(full, true, new UUID(0, 0)), 99))
                .isEqualTo(full.ownUpTo(99));
    }
}
