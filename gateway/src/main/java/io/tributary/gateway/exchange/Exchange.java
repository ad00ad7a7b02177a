package io.tributary.gateway.exchange;

import io.tributary.gateway.access.Principal;
import io.tributary.gateway.http.Problem;
import io.tributary.gateway.http.ProblemException;
import io.tributary.gateway.push.Answer;
import io.tributary.gateway.push.Pushes;
import io.tributary.gateway.push.Submission;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.ProblemCode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Takes a request from its packet to its answer: reads the peer and the feed, lets {@link Step} work
 * it out, and writes it as one atomic push on the peer's version. If another request was faster, the
 * push has no effect and all of it begins anew.
 */
final class Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private final Peers peers;
    private final Feed feed;
    private final Pushes pushes;
    private final Turns turns;
    private final ExchangeSettings settings;
    private final InstantSource clock;

    Exchange(Peers peers, Feed feed, Pushes pushes, ExchangeSettings settings,
            InstantSource clock) {
        this.peers = peers;
        this.feed = feed;
        this.pushes = pushes;
        this.settings = settings;
        this.clock = clock;
        turns = new Turns(settings.waitingMax());
    }

    Mono<Exchanged> exchange(Principal caller, Request request) {
        return turns.take(caller.node().node(), attempt(caller, request, settings.attemptsMax()));
    }

    private Mono<Exchanged> attempt(Principal caller, Request request, int left) {
        return peers.read(caller.tenant(), caller.node().node())
                .flatMap(stored -> step(caller, request, stored))
                .flatMap(step -> step.writes() ? write(caller, step)
                        : Mono.just(answered(step, List.of())))
                .switchIfEmpty(Mono.defer(() -> left > 1 ? attempt(caller, request, left - 1)
                        : Mono.error(Problem.passing(ProblemCode.UNAVAILABLE,
                                "other requests of this node were faster; send it again")
                                .toException())));
    }

    private Mono<Step> step(Principal caller, Request request, Peers.Stored stored) {
        var node = caller.node().node();
        var now = now();
        var received = Received.of(stored.peer(), request, now);
        if (received.peer().owed().size() >= settings.owedMax()) {
            return Mono.error(new ProblemException(ProblemCode.TOO_MANY_REQUESTS,
                    "the node has to confirm what it got before it sends more"));
        }
        var names = received.items().stream().map(Item::entity).collect(Collectors.toSet());
        return Mono.zip(feed.rows(caller.tenant(), names), selection(caller, received),
                (rows, selection) -> Step.of(node, stored, received, selection, rows, now));
    }

    private Mono<Selection> selection(Principal caller, Received received) {
        return switch (received.kind()) {
            case POLL, REPETITION, PACKET -> feed.next(caller.tenant(), caller.node().node(),
                    received.peer(), settings.packetEntitiesMax());
            case FILE -> Mono.just(
                    new Selection(List.of(), List.of(), received.peer().confirmed()));
        };
    }

    /** Empty if the peer was not as it had been read. */
    private Mono<Exchanged> write(Principal caller, Step step) {
        return submit(caller, step.operations(UUID.randomUUID())).flatMap(settled -> {
            peers.wrote(caller.node().node(), settled.positions());
            var outcomes = settled.outcomes();
            return switch (outcomes.getFirst()) {
                case Outcome.Accepted peer -> owe(caller, step, peer.version(), settled)
                        .then(peers.shown(caller.tenant(), settled.positions()))
                        .thenReturn(answered(step, outcomes));
                case Outcome.Rejected peer when peer.code() == ProblemCode.VERSION_MISMATCH ->
                    Mono.empty();
                default -> Mono.error(refused(outcomes));
            };
        });
    }

    /** Writes down what the feed will not say to the node: the hub decided otherwise. */
    private Mono<Void> owe(Principal caller, Step step, long version, Answer.Settled settled) {
        Set<EntityRef> owed = step.owes(settled.outcomes());
        if (owed.isEmpty()) {
            return Mono.empty();
        }
        var peer = step.next().owing(owed).ownUpTo(settled.positions().seq(Peers.LANE));
        return submit(caller, List.of(step.write(peer, version, false, UUID.randomUUID())))
                .doOnNext(again -> {
                    peers.wrote(caller.node().node(), again.positions());
                    if (!(again.outcomes().getFirst() instanceof Outcome.Accepted)) {
                        LOG.warn("node {} is owed {} objects that it will not be sent before they"
                                + " change", caller.node().node(), owed.size());
                    }
                }).then();
    }

    private Mono<Answer.Settled> submit(Principal caller, List<Operation> operations) {
        var key = new IdempotencyKey("exchange-" + UUID.randomUUID());
        return pushes.submit(new Submission(caller.tenant(), caller.node(), key, null, operations,
                true)).map(answer -> switch (answer) {
                    case Answer.Settled settled -> settled;
                    case Answer.Refused refused -> throw new ProblemException(refused.code(),
                            refused.detail());
                    case Answer.Pending _,Answer.Unseen _ ->
                        throw Problem.passing(ProblemCode.OUTCOME_UNKNOWN,
                                "the hub did not decide in time; send the packet again")
                                .toException();
                });
    }

    private static Exchanged answered(Step step, List<Outcome> outcomes) {
        var received = step.received();
        return new Exchanged(step.next(), received.kind(), step.answer(outcomes),
                received.items().size(), outcomes.stream()
                        .filter(Outcome.Conflicting.class::isInstance).count());
    }

    /** An object that a policy forbids refuses its whole packet. */
    private static ProblemException refused(List<Outcome> outcomes) {
        var culprit = outcomes.stream().filter(Outcome.Rejected.class::isInstance)
                .map(Outcome.Rejected.class::cast)
                .filter(it -> it.code() != ProblemCode.PUSH_ABANDONED).findFirst();
        return culprit.map(it -> new ProblemException(it.code(),
                "Invalid packet: " + Item.modelOf(it.entity().type()) + " " + it.entity().id()
                        + " is refused by the rule " + it.rule() + "; nothing was applied"))
                .orElseGet(() -> new ProblemException(ProblemCode.INTERNAL,
                        "the packet was refused without a reason"));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
