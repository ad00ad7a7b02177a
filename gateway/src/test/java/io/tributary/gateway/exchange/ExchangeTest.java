package io.tributary.gateway.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.gateway.access.Principal;
import io.tributary.gateway.http.ProblemException;
import io.tributary.gateway.pull.ConflictPage;
import io.tributary.gateway.pull.ConflictQuery;
import io.tributary.gateway.pull.LedgerQuery;
import io.tributary.gateway.pull.HeadsView;
import io.tributary.gateway.pull.Page;
import io.tributary.gateway.pull.PageQuery;
import io.tributary.gateway.pull.Pulls;
import io.tributary.gateway.pull.StoredEntity;
import io.tributary.gateway.push.Answer;
import io.tributary.gateway.push.Pushes;
import io.tributary.gateway.push.Submission;
import io.tributary.schemas.change.Change;
import io.tributary.schemas.codec.ChangeCodec;
import io.tributary.schemas.node.NodeScope;
import io.tributary.schemas.node.Protocol;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.Hlc;
import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.LaneKey;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.Positions;
import io.tributary.schemas.value.ProblemCode;
import io.tributary.schemas.value.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The loop around a request: what is pushed, and what follows from each answer. */
class ExchangeTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final TenantId TENANT = new TenantId(new UUID(0, 7));
    private static final NodeId NODE = new NodeId(new UUID(0, 1));
    private static final EntityRef X = new EntityRef("exchange.Work", "x");
    private static final Principal CALLER = new Principal(
            new RegistryEntry.Tenant(TENANT, "t", 1, 0, Instant.EPOCH),
            new RegistryEntry.Node(NODE, TENANT, "n", "n", Protocol.EXCHANGE, 0, Instant.EPOCH),
            io.tributary.schemas.node.Scope.OF_NODES);
    private static final Request PACKET = new Request.Packet(NODE.toString(), "SERVER", 1, 0,
            List.of(new Item(X, Act.INSERT, Document.EMPTY)));

    private final List<Submission> submissions = new ArrayList<>();

    /** The answers to the pushes in turn; the last one holds for all that follow. */
    @SafeVarargs
    private CompletableFuture<@Nullable Exchanged> exchange(
            Function<Submission, Answer>... answers) {
        var settings = new Binder(new MapConfigurationPropertySource(Map.of("x.attempts-max", "3")))
                .bindOrCreate("x", ExchangeSettings.class);
        var pulls = new OnePeer();
        var pushes = new Pushes() {
            @Override
            public Mono<Answer> submit(Submission submission) {
                submissions.add(submission);
                return Mono.just(answers[Math.min(submissions.size(), answers.length) - 1]
                        .apply(submission));
            }

            @Override
            public Mono<Answer> entrust(Submission submission) {
                throw new AssertionError("an exchange waits for its receipt");
            }

            @Override
            public Mono<Answer> inquire(RegistryEntry.Tenant tenant, NodeId node,
                    IdempotencyKey key) {
                throw new AssertionError("an exchange asks for nothing");
            }
        };
        var exchange = new Exchange(new Peers(pulls, new HeadsView(), settings), new Feed(pulls),
                pushes, settings, InstantSource.fixed(Instant.EPOCH));
        return exchange.exchange(CALLER, PACKET).toFuture();
    }

    private static Answer settled(List<Outcome> outcomes) {
        return new Answer.Settled(new UUID(0, 9), outcomes, Positions.START, 0, false);
    }

    private static Answer accepted(Submission submission) {
        return settled(submission.operations().stream().<Outcome>map(
                it -> new Outcome.Accepted(it.index(), it.entity(), 5, 20, 20, "r", null))
                .toList());
    }

    /** Rejects the operation of this index, and so the push. */
    private static Answer rejected(Submission submission, int index, ProblemCode code) {
        return settled(submission.operations().stream().<Outcome>map(
                it -> new Outcome.Rejected(it.index(), it.entity(), 5,
                        it.index() == index ? code : ProblemCode.PUSH_ABANDONED, "a-rule"))
                .toList());
    }

    @Test
    void thePeerAndTheObjectsAreOneAtomicPush() {
        assertThat(exchange(ExchangeTest::accepted)).succeedsWithin(PATIENCE)
                .satisfies(it -> assertThat(it.processed()).isEqualTo(1));

        assertThat(submissions).hasSize(1);
        assertThat(submissions.getFirst().atomic()).isTrue();
        assertThat(submissions.getFirst().operations().stream().map(it -> it.entity().type()))
                .containsExactly("tributary.exchange-peer", "exchange.Work");
        assertThat(submissions.getFirst().operations().getFirst().baseVersion()).isEqualTo(4);
    }

    @Test
    void whoeverReadAnOldPeerBeginsAnew() {
        assertThat(exchange(it -> rejected(it, 0, ProblemCode.VERSION_MISMATCH),
                ExchangeTest::accepted)).succeedsWithin(PATIENCE);

        assertThat(submissions).hasSize(2);
        assertThat(submissions.stream().map(Submission::key).collect(Collectors.toSet()))
                .hasSize(2);
    }

    @Test
    void whoeverIsAlwaysTooLateIsToldToComeAgain() {
        assertThat(exchange(it -> rejected(it, 0, ProblemCode.VERSION_MISMATCH)))
                .failsWithin(PATIENCE).withThrowableThat().havingCause()
                .isInstanceOf(ProblemException.class).withMessageContaining("UNAVAILABLE");

        assertThat(submissions).hasSize(3);
    }

    @Test
    void anObjectThatAPolicyForbidsRefusesItsPacket() {
        assertThat(exchange(it -> rejected(it, 1, ProblemCode.UNPROCESSABLE)))
                .failsWithin(PATIENCE).withThrowableThat().havingCause()
                .withMessageContaining("Invalid packet: Work x is refused by the rule a-rule");
    }

    @Test
    void anObjectThatWasMergedIsOwedToItsNode() {
        assertThat(exchange(
                it -> settled(List.of(
                        new Outcome.Accepted(0, PeerDocument.entity(NODE), 5, 20, 20, "r", null),
                        new Outcome.Merged(1, X, 2, 21, 21, "disjoint-fields"))),
                ExchangeTest::accepted)).succeedsWithin(PATIENCE);

        assertThat(submissions).hasSize(2);
        var again = submissions.getLast().operations();
        assertThat(again).hasSize(1);
        assertThat(again.getFirst().baseVersion()).isEqualTo(5);
        assertThat(again.getFirst().toString()).contains("owed=[{").contains("exchange.Work");
    }

    /** A peer in its fourth version, and nothing else. */
    private static final class OnePeer implements Pulls {
        @Override
        public Mono<StoredEntity> entity(TenantId tenant, EntityRef entity) {
            var peer = PeerDocument.write(Peer.registeredAt(0, NodeScope.ALL), false, new UUID(0,
                    0));
            var change = new Change(new LaneKey(TENANT, 0), 9, 9, entity, 4, peer, NODE,
                    Instant.EPOCH, 1, Hlc.START);
            return Mono.just(new StoredEntity(new String(ChangeCodec.write(change), UTF_8), 4,
                    false));
        }

        @Override
        public Flux<Change> entities(TenantId tenant, List<EntityRef> entities) {
            return Flux.empty();
        }

        @Override
        public Mono<Page> page(PageQuery query) {
            return Mono.just(new Page(Positions.of(0, 9), false, 0, Positions.of(0, 9), 1,
                    Flux.empty()));
        }

        @Override
        public Mono<Flux<DataBuffer>> conflicts(ConflictQuery query) {
            throw new AssertionError("an exchange asks for no conflicts");
        }

        @Override
        public Mono<byte[]> conflict(TenantId tenant, UUID conflict) {
            throw new AssertionError("an exchange asks for no conflicts");
        }

        @Override
        public Mono<ConflictPage> wholeConflicts(ConflictQuery query) {
            throw new AssertionError("an exchange asks for no conflicts");
        }

        @Override
        public Mono<Flux<DataBuffer>> ledger(LedgerQuery query) {
            throw new AssertionError("an exchange asks for no ledger");
        }
    }
}
