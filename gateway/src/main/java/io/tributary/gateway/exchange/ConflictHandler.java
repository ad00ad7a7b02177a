package io.tributary.gateway.exchange;

import io.tributary.gateway.access.Principal;
import io.tributary.gateway.audit.Trail;
import io.tributary.gateway.http.Bodies;
import io.tributary.gateway.http.Parameters;
import io.tributary.gateway.http.ProblemException;
import io.tributary.gateway.http.StrictJson;
import io.tributary.gateway.pull.ConflictFilter;
import io.tributary.gateway.pull.ConflictQuery;
import io.tributary.gateway.pull.Pulls;
import io.tributary.gateway.pull.ScopedConflicts;
import io.tributary.gateway.pull.StoredEntity;
import io.tributary.gateway.push.Answer;
import io.tributary.gateway.push.Pushes;
import io.tributary.gateway.push.Submission;
import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.conflict.Settlement;
import io.tributary.schemas.node.NodeScope;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.push.Basis;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.ProblemCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Shows the versions that did not apply, and lets a person put one in force. */
final class ConflictHandler {
    private static final int CONFLICTS = 100;
    private static final int CONFLICTS_MAX = 1000;
    /** Pages of conflicts of other types that are passed over. */
    private static final int PAGES_MAX = 10;

    private final Pulls pulls;
    private final ScopedConflicts seen;
    private final Peers peers;
    private final Pushes pushes;
    private final Bodies bodies;
    private final StrictJson json;

    ConflictHandler(Pulls pulls, Peers peers, Pushes pushes, Bodies bodies, StrictJson json) {
        this.pulls = pulls;
        seen = new ScopedConflicts(pulls);
        this.peers = peers;
        this.pushes = pushes;
        this.bodies = bodies;
        this.json = json;
    }

    Mono<ServerResponse> conflicts(ServerRequest request) {
        var parameters = new Parameters(request);
        int limit = parameters.whole("limit", 1, CONFLICTS_MAX, CONFLICTS);
        var model = parameters.text("entity_type");
        var filter = new ConflictFilter(null,
                model == null ? List.of() : List.of(Item.TYPE_PREFIX + model),
                parameters.text("entity_uuid"), null, null, null, null, null);
        var node = Principal.of(request).node();
        var query = new ConflictQuery(node.tenant(), limit, null, filter,
                ConflictQuery.Order.NEWEST);
        return gather(query, node.scope(), List.of(), PAGES_MAX).flatMap(found -> {
            var fields = new LinkedHashMap<String, @Nullable Object>();
            var shown = found.stream().limit(limit).map(HistoryMapper::version).toList();
            fields.put("conflicts", shown);
            fields.put("total_count", shown.size());
            return Answers.ok(fields);
        });
    }

    Mono<ServerResponse> resolve(ServerRequest request) {
        var caller = Principal.of(request);
        var parameters = new Parameters(request);
        var named = parameters.text("resolver_name");
        var resolver = named == null ? caller.node().code() : named;
        if (resolver.length() > Settlement.RESOLVER_LENGTH_MAX) {
            throw Parameters.invalid("resolver_name",
                    "has at most " + Settlement.RESOLVER_LENGTH_MAX + " characters");
        }
        var tenant = caller.tenant();
        var id = parameters.pathUuid("id");
        Trail.of(request).to("conflict", id);
        return conflict(caller.node(), id)
                .flatMap(conflict -> bodies.read(request).map(json::document)
                        .flatMap(document -> settle(tenant, conflict, document, resolver)))
                .flatMap(message -> {
                    var fields = new LinkedHashMap<String, @Nullable Object>();
                    fields.put("success", true);
                    fields.put("message", message);
                    return Answers.ok(fields);
                });
    }

    private Mono<List<Conflict>> gather(ConflictQuery query, NodeScope scope,
            List<Conflict> before, int pages) {
        return seen.whole(query, scope).flatMap(page -> {
            var found = new ArrayList<>(before);
            page.conflicts().stream()
                    .filter(it -> it.entity().type().startsWith(Item.TYPE_PREFIX))
                    .forEach(found::add);
            var next = page.cursor();
            return !page.hasMore() || next == null || found.size() >= query.limit() || pages == 1
                    ? Mono.just(found)
                    : gather(new ConflictQuery(query.tenant(), query.limit(), next,
                            query.filter(), query.order()), scope, found, pages - 1);
        });
    }

    private Mono<Conflict> conflict(RegistryEntry.Node caller, UUID id) {
        return seen.one(caller.tenant(), id, caller.scope()).map(Codecs.CONFLICT::read)
                .filter(it -> it.entity().type().startsWith(Item.TYPE_PREFIX))
                .switchIfEmpty(Mono.error(() -> new ProblemException(ProblemCode.NOT_FOUND,
                        "Conflict not found")));
    }

    /** It is the centre's change, so that every node gets it, also the one that had lost. */
    private Mono<String> settle(RegistryEntry.Tenant tenant, Conflict conflict, Document data,
            String resolver) {
        return pulls.entity(tenant.tenant(), conflict.entity()).map(StoredEntity::version)
                .defaultIfEmpty(0L)
                .flatMap(version -> pushes.submit(new Submission(tenant, Centre.sender(tenant),
                        new IdempotencyKey("exchange-" + UUID.randomUUID()), null,
                        List.of(new Operation.Settle(0, Basis.onVersion(version), conflict,
                                new Settlement(new Settlement.Merge(data), resolver, null))),
                        true)))
                .flatMap(answer -> answer instanceof Answer.Settled settled
                        ? peers.shown(tenant, settled.positions()).thenReturn(message(answer))
                        : Mono.just(message(answer)));
    }

    private static String message(Answer answer) {
        return switch (answer) {
            case Answer.Settled settled -> switch (settled.outcomes().getFirst()) {
                case Outcome.Accepted _,Outcome.Unchanged _,Outcome.Merged _ ->
                    "Conflict resolved successfully";
                case Outcome.Conflicting it -> throw refused(it.code());
                case Outcome.Rejected it -> throw refused(it.code());
            };
            case Answer.Refused it -> throw new ProblemException(it.code(), it.detail());
            case Answer.Pending _,Answer.Unseen _ -> throw new ProblemException(
                    ProblemCode.OUTCOME_UNKNOWN, "the hub did not decide in time; ask again");
        };
    }

    private static ProblemException refused(ProblemCode code) {
        return new ProblemException(code, "Failed to resolve conflict: " + code.advice());
    }
}
