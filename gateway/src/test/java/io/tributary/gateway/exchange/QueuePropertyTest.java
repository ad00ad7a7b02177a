package io.tributary.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.node.NodeScope;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.NodeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/**
 * The queue that is derived from the feed is the one that the plain model keeps record by record,
 * whatever happens: changes, sendings, lost answers, repeated numbers, old receipts, receipts from
 * the future.
 */
class QueuePropertyTest {
    private static final NodeId NODE = new NodeId(new UUID(0, 1));
    private static final NodeId OTHER = new NodeId(new UUID(0, 2));
    private static final int LIMIT = 3;
    private static final int DRAIN_MAX = 100;

    private enum Kind {
        OTHER_WRITES,
        OTHER_DELETES,
        NODE_WRITES,
        NODE_DELETES,
        EXCHANGE,
        LOSE_ANSWER,
        SEND_AGAIN,
        OLD_RECEIPT,
        FUTURE_RECEIPT,
        POLL
    }

    private record Move(Kind kind, int object, int value) {}

    @Provide
    Arbitrary<List<Move>> histories() {
        return Combinators.combine(Arbitraries.of(Kind.class), Arbitraries.integers().between(0, 5),
                Arbitraries.integers().between(1, 3)).as(Move::new).list().ofMaxSize(60);
    }

    @Property(tries = 3000)
    void theDerivedQueueIsThePlainOne(@ForAll("histories") List<Move> before,
            @ForAll("histories") List<Move> history) {
        var world = new World();
        before.stream().filter(move -> move.kind() == Kind.OTHER_WRITES).forEach(world::play);
        world.register();

        history.forEach(world::play);

        world.drain();
    }

    /** The hub with its derived queue, the plain model beside it, and one node. */
    private static final class World {
        private final Lane lane = new Lane();
        private final PlainModel model = new PlainModel();
        private final Desktop desktop = new Desktop();
        private final List<Long> numbers = new ArrayList<>();
        private Peer peer = Peer.registeredAt(0, NodeScope.ALL);
        private boolean registered;
        private boolean honest = true;

        void register() {
            peer = Peer.registeredAt(lane.head(), NodeScope.ALL);
            lane.rows().values().stream().sorted(Comparator.comparingLong(Row::seq))
                    .forEach(row -> model.changed(row.entity()));
            registered = true;
        }

        void play(Move move) {
            var entity = new EntityRef("exchange.Work", "o" + move.object());
            var data = new Document(Map.of("n", move.value()));
            switch (move.kind()) {
                case OTHER_WRITES -> otherChanges(entity, data);
                case OTHER_DELETES -> otherChanges(entity, null);
                case NODE_WRITES -> desktop.change(entity, data);
                case NODE_DELETES -> desktop.change(entity, null);
                case EXCHANGE -> desktop.take(exchange(desktop.pack(desktop.received())));
                case LOSE_ANSWER -> exchange(desktop.pack(desktop.received()));
                case SEND_AGAIN -> desktop.take(exchange(desktop.again()));
                case OLD_RECEIPT -> desktop.take(exchange(
                        desktop.pack(Math.max(0, desktop.received() - move.value()))));
                case FUTURE_RECEIPT -> {
                    honest = false;
                    exchange(desktop.pack(peer.sent() + move.value()));
                }
                case POLL -> desktop.take(exchange(new Request.Poll()));
            }
        }

        private void otherChanges(EntityRef entity, @Nullable Document data) {
            var row = lane.rows().get(entity);
            boolean isSame = row == null ? data == null
                    : data == null ? row.isDeleted()
                            : row.data() != null && data.sameAs(row.data());
            if (!isSame) {
                lane.write(entity, OTHER, data);
                if (registered) {
                    model.changed(entity);
                }
            }
        }

        private Exchanged exchange(Request request) {
            var received = Received.of(peer, request, Instant.EPOCH);
            checkReceived(request, received);
            var selection = lane.select(received.peer(), NODE, LIMIT);
            checkSelection(selection);
            var step = Step.of(NODE, new Peers.Stored(peer, 1), received, selection,
                    new HashMap<>(lane.rows()), Instant.EPOCH);
            var outcomes = apply(step.operations(new UUID(0, 0)));
            peer = outcomes.stream().anyMatch(Outcome.Accepted.class::isInstance)
                    ? step.next().ownUpTo(lane.head())
                    : step.next();
            assertThat(step.owes(outcomes)).as("nothing is owed beside the feed").isEmpty();
            if (!selection.isEmpty()) {
                assertThat(numbers).as("numbers of packets with contents rise")
                        .allMatch(no -> no < step.next().sent());
            }
            numbers.add(peer.sent());
            model.sent(peer.sent(), selection.feed().stream().map(Item::entity).toList());
            assertThat(peer.received()).isEqualTo(model.received());
            return new Exchanged(peer, received.kind(), step.answer(outcomes),
                    received.items().size(), 0);
        }

        private void checkReceived(Request request, Received received) {
            if (request instanceof Request.Packet packet) {
                model.receipt(packet.ack());
                assertThat(received.kind() == Received.Kind.REPETITION)
                        .isEqualTo(model.isRepetition(packet.no()));
                if (received.kind() == Received.Kind.PACKET) {
                    model.accepted(packet.no());
                }
            }
            assertThat(received.peer().sent()).isEqualTo(model.sent());
        }

        private void checkSelection(Selection selection) {
            assertThat(selection.feed().stream().map(Item::entity).toList())
                    .isEqualTo(model.next(LIMIT));
            for (var item : selection.feed()) {
                var row = Objects.requireNonNull(lane.rows().get(item.entity()));
                assertThat(item.data()).isEqualTo(row.data());
                if (item.act() == Act.INSERT) {
                    assertThat(model.isKnown(item.entity())).as("an insertion is new").isFalse();
                } else if (item.act() == Act.UPDATE && row.version() == 1) {
                    assertThat(model.isKnown(item.entity())).as("what is new is inserted")
                            .isTrue();
                }
            }
        }

        private List<Outcome> apply(List<Operation> operations) {
            var outcomes = new ArrayList<Outcome>();
            for (var operation : operations.subList(1, operations.size())) {
                boolean hadRecord = model.hasRecord(operation.entity());
                var outcome = lane.decide(operation, NODE);
                outcomes.add(outcome);
                switch (outcome) {
                    case Outcome.Accepted it -> {
                        assertThat(hadRecord).as("no collision without a record").isFalse();
                        model.ownChanged(it.entity());
                    }
                    case Outcome.Conflicting _ -> assertThat(hadRecord)
                            .as("a collision only with a record").isTrue();
                    case Outcome.Unchanged _,Outcome.Merged _,Outcome.Rejected _ -> {
                        // Equal contents are no collision.
                    }
                }
            }
            return outcomes;
        }

        /** If every receipt was true, both end with the same objects. */
        void drain() {
            for (int i = 0; i < DRAIN_MAX; i++) {
                desktop.take(exchange(desktop.pack(desktop.received())));
            }
            assertThat(model.pending()).isZero();
            if (honest) {
                assertThat(desktop.unconfirmed()).isEmpty();
                lane.rows().values().forEach(row -> assertThat(desktop.object(row.entity()))
                        .as(row.toString()).isEqualTo(row.data()));
            }
        }
    }
}
