package io.tributary.gateway.lamport;

import io.tributary.gateway.http.ProblemException;
import io.tributary.gateway.pull.ConflictFilter;
import io.tributary.gateway.pull.ConflictPage;
import io.tributary.gateway.pull.ConflictQuery;
import io.tributary.gateway.pull.Pulls;
import io.tributary.gateway.push.Pushes;
import io.tributary.gateway.push.Submission;
import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.conflict.Conflict.Winner;
import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.conflict.Settlement;
import io.tributary.schemas.push.Basis;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.ProblemCode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Finds the dialect's conflicts and settles them. */
final class Conflicts {
    static final String UNKNOWN = "Conflict not found";
    private static final int SHOWN = 50;

    private final Pulls pulls;
    private final Pushes pushes;
    private final Visible visible;

    Conflicts(Pulls pulls, Pushes pushes, Visible visible) {
        this.pulls = pulls;
        this.pushes = pushes;
        this.visible = visible;
    }

    /**
     * The newest ones of some types, newest first.
     *
     * @param status null for any
     */
    Mono<List<Conflict>> newest(Caller caller, List<String> types,
            Conflict.@Nullable Status status) {
        var filter = new ConflictFilter(status, types, null, null, null, null, null, null);
        return pulls.wholeConflicts(new ConflictQuery(caller.tenantId(), SHOWN, null, filter,
                ConflictQuery.Order.NEWEST)).map(ConflictPage::conflicts);
    }

    /** One of the dialect's; ends as {@code NOT_FOUND} if there is none of this id. */
    Mono<Conflict> one(Caller caller, UUID id) {
        return pulls.conflict(caller.tenantId(), id).map(Codecs.CONFLICT::read)
                .filter(conflict -> conflict.entity().type().startsWith(Types.PREFIX))
                .switchIfEmpty(Mono.error(() -> new ProblemException(ProblemCode.NOT_FOUND,
                        UNKNOWN)));
    }

    /** What the ledger says of the counts that met in conflicts, by the ids of their entries. */
    Mono<Map<String, Document>> entries(Caller caller, List<Conflict> conflicts) {
        var ids = conflicts.stream().filter(it -> it.current().kind().isCount())
                .map(it -> new EntityRef(Types.STOCK_EVENT,
                        Sides.operationId(it, Winner.CURRENT)))
                .distinct().toList();
        return ids.isEmpty() ? Mono.just(Map.of())
                : pulls.entities(caller.tenantId(), ids)
                        .filter(change -> change.data() != null)
                        .collectMap(change -> change.entity().id(),
                                change -> Objects.requireNonNull(change.data()));
    }

    /** Completes when readers see the conflict settled; fails if it can't be settled so. */
    Mono<Void> settle(Caller caller, IdempotencyKey key, Conflict conflict, String resolver,
            @Nullable String note, Settlement.Resolution wanted) {
        return switch (Wanted.of(conflict, wanted)) {
            case Wanted.Done _ -> Mono.empty();
            case Wanted.TooLate _ -> Mono.error(() -> refused("it is resolved already"));
            case Wanted.ToSettle(var resolution) ->
                submit(caller, key, conflict, new Settlement(resolution, resolver, note));
        };
    }

    private Mono<Void> submit(Caller caller, IdempotencyKey key, Conflict conflict,
            Settlement settlement) {
        var operation = new Operation.Settle(0, Basis.NONE, conflict, settlement);
        return pushes.settled(new Submission(caller.tenant(),
                caller.person(settlement.resolver()), key, null, List.of(operation), false))
                .flatMap(settled -> {
                    check(settled.outcomes().getFirst());
                    return visible.after(caller.tenantId(), settled)
                            .then(visible.settled(caller.tenantId(), conflict.id()));
                });
    }

    private static void check(Outcome outcome) {
        switch (outcome) {
            case Outcome.Accepted _,Outcome.Merged _,Outcome.Unchanged _ -> {
                // It is settled so, now or before.
            }
            case Outcome.Conflicting it -> throw refused("rule " + it.rule());
            case Outcome.Rejected it -> throw refused("rule " + it.rule());
        }
    }

    private static ProblemException refused(String why) {
        return new ProblemException(ProblemCode.ALREADY_SETTLED,
                "The conflict can't be resolved so: " + why);
    }
}
