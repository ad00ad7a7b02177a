package io.tributary.gateway.native_;

import static org.springframework.http.MediaType.APPLICATION_JSON;

import io.tributary.gateway.access.Principal;
import io.tributary.gateway.audit.Trail;
import io.tributary.gateway.http.Bodies;
import io.tributary.gateway.http.HttpLimits;
import io.tributary.gateway.http.IdempotencyKeys;
import io.tributary.gateway.http.Parameters;
import io.tributary.gateway.http.Problem;
import io.tributary.gateway.http.ProblemException;
import io.tributary.gateway.http.StrictJson;
import io.tributary.gateway.pull.ConflictPage;
import io.tributary.gateway.pull.ConflictQuery;
import io.tributary.gateway.pull.ConflictSight;
import io.tributary.gateway.pull.PullSettings;
import io.tributary.gateway.pull.Pulls;
import io.tributary.gateway.pull.ScopedConflicts;
import io.tributary.gateway.push.Answer;
import io.tributary.gateway.push.Pushes;
import io.tributary.gateway.push.Submission;
import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.codec.Json;
import io.tributary.schemas.codec.OutcomeJson;
import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.conflict.Settlement;
import io.tributary.schemas.push.Basis;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.ProblemCode;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Settles conflicts. A settlement is a push like any other: it names a conflict as the projector
 * shows it, and the conflict's lane decides whether it holds.
 */
public final class SettlementHandler {
    private final Pushes pushes;
    private final ScopedConflicts conflicts;
    private final VisibleConflicts visible;
    private final Bodies bodies;
    private final SettlementReader reader;

    public SettlementHandler(Pushes pushes, Pulls pulls, PullSettings settings, Bodies bodies,
            StrictJson json, HttpLimits limits) {
        this.pushes = pushes;
        conflicts = new ScopedConflicts(pulls);
        this.bodies = bodies;
        visible = new VisibleConflicts(pulls, settings);
        reader = new SettlementReader(json, limits);
    }

    Mono<ServerResponse> settle(ServerRequest request) {
        return one(request, reader::settle);
    }

    Mono<ServerResponse> restore(ServerRequest request) {
        return one(request, reader::restore);
    }

    private Mono<ServerResponse> one(ServerRequest request,
            BiFunction<byte[], String, SettlementBody.One> reading) {
        var principal = Principal.of(request);
        var key = IdempotencyKeys.required(request);
        var id = new Parameters(request).pathUuid("id");
        Trail.of(request).to("conflict", id);
        return bodies.read(request).map(body -> reading.apply(body, principal.node().code()))
                .flatMap(body -> visible
                        .conflict(principal.tenant().tenant(), id,
                                new ConflictSight(principal.node().scope()))
                        .switchIfEmpty(Mono.error(() -> new ProblemException(
                                ProblemCode.NOT_FOUND, "there is no such conflict")))
                        .flatMap(conflict -> pushes
                                .submit(submission(principal, key, conflict, body))
                                .flatMap(answer -> PushHandler.answer(key, answer,
                                        settled -> settled(principal, conflict, settled)))));
    }

    private static Submission submission(Principal principal, IdempotencyKey key,
            Conflict conflict, SettlementBody.One body) {
        return new Submission(principal.tenant(), principal.node(), key, null,
                List.of(new Operation.Settle(0, Basis.onVersion(body.ifVersion()), conflict,
                        body.settlement())),
                false);
    }

    private Mono<ServerResponse> settled(Principal principal, Conflict before,
            Answer.Settled settled) {
        var tenant = principal.tenant().tenant();
        return switch (settled.outcomes().getFirst()) {
            case Outcome.Rejected it when it.code() == ProblemCode.VERSION_MISMATCH -> visible
                    .entity(tenant, it.entity(), it.version())
                    .filter(entity -> entity.isSeenBy(principal.node(), it.entity()))
                    .map(entity -> outdated(it).about(entity.change()))
                    .defaultIfEmpty(outdated(it))
                    .flatMap(problem -> Mono.error(problem.toException()));
            case Outcome.Rejected it -> Mono.error(rejected(it.code(), it.rule()));
            case Outcome.Conflicting it -> Mono.error(rejected(it.code(), it.rule()));
            case Outcome.Accepted _,Outcome.Merged _ -> visible
                    .conflict(tenant, before.id(), it -> settled.replayed() ? it.settled() != null
                            : it.settled() != null && it.settled().push().equals(settled.push()))
                    .defaultIfEmpty(before)
                    .flatMap(conflict -> shown(principal, settled, conflict));
            case Outcome.Unchanged _ -> visible
                    .conflict(tenant, before.id(), it -> it.settled() != null)
                    .defaultIfEmpty(before)
                    .flatMap(conflict -> shown(principal, settled, conflict));
        };
    }

    private static Problem outdated(Outcome.Rejected rejected) {
        return new Problem(ProblemCode.SETTLEMENT_OUTDATED, "the entity has version "
                + rejected.version() + " by now, so nothing was settled");
    }

    private static ProblemException rejected(ProblemCode code, String rule) {
        return new ProblemException(code, "nothing was settled, by the rule '" + rule + "'");
    }

    private static Mono<ServerResponse> shown(Principal principal, Answer.Settled settled,
            Conflict conflict) {
        return PushHandler.ok(settled).bodyValue(Json.MAPPER.writeValueAsBytes(new SettlementJson(
                PushMapper.toJson(principal.tenant(), settled),
                Json.MAPPER.readTree(Codecs.CONFLICT.write(conflict)))));
    }

    Mono<ServerResponse> settleMany(ServerRequest request) {
        var principal = Principal.of(request);
        var key = IdempotencyKeys.required(request);
        return bodies.read(request).map(body -> reader.many(body, principal.node().code()))
                .flatMap(body -> some(principal, body)
                        .flatMap(page -> handIn(principal, key, body, page)
                                .flatMap(answer -> answer instanceof Answer.Unseen
                                        ? nothing()
                                        : PushHandler.answer(key, answer, settled -> settledMany(
                                                principal, page, settled)))));
    }

    /** Of a node that may see some of them alone, more are looked at than are settled. */
    private Mono<ConflictPage> some(Principal principal, SettlementBody.Many body) {
        var scope = principal.node().scope();
        int looked = scope.isConditional() ? SettlementReader.MANY_MAX : body.max();
        return conflicts.whole(new ConflictQuery(principal.tenant().tenant(), looked, null,
                body.filter(), ConflictQuery.Order.OLDEST), scope)
                .map(page -> page.first(body.max()));
    }

    /** Where nothing is found, an earlier request of this key may have settled all of it. */
    private Mono<Answer> handIn(Principal principal, IdempotencyKey key,
            SettlementBody.Many body, ConflictPage page) {
        return page.conflicts().isEmpty()
                ? pushes.inquire(principal.tenant(), principal.node().node(), key)
                : pushes.submit(new Submission(principal.tenant(), principal.node(), key, null,
                        operations(page, body.settlement()), false, body.toString()));
    }

    private static List<Operation> operations(ConflictPage page, Settlement settlement) {
        var conflicts = page.conflicts();
        return IntStream.range(0, conflicts.size())
                .<Operation>mapToObj(index -> new Operation.Settle(index, Basis.NONE,
                        conflicts.get(index), settlement))
                .toList();
    }

    private static Mono<ServerResponse> nothing() {
        return ServerResponse.ok().contentType(APPLICATION_JSON).bodyValue(Json.MAPPER
                .writeValueAsBytes(new SettlementJson.Many(new TreeMap<>(), List.of(), null,
                        false)));
    }

    private static Mono<ServerResponse> settledMany(Principal principal, ConflictPage page,
            Answer.Settled settled) {
        var outcomes = settled.outcomes().stream()
                .map(outcome -> new SettlementJson.OfConflict(
                        settled.replayed() ? null : named(page, outcome.index()),
                        OutcomeJson.of(outcome)))
                .toList();
        var counts = outcomes.stream().collect(Collectors.groupingBy(
                outcome -> outcome.outcome().status(), TreeMap::new, Collectors.counting()));
        return PushHandler.ok(settled).bodyValue(Json.MAPPER.writeValueAsBytes(
                new SettlementJson.Many(counts, outcomes,
                        PushMapper.toJson(principal.tenant(), settled),
                        page.hasMore())));
    }

    /** Null where a lane has answered what it was asked before. */
    private static @Nullable UUID named(ConflictPage page, int index) {
        return index < page.conflicts().size() ? page.conflicts().get(index).id() : null;
    }
}
