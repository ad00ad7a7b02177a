package io.tributary.gateway.artisan;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.gateway.artisan.Submitting.Settled;
import io.tributary.gateway.http.Problem;
import io.tributary.gateway.http.ProblemException;
import io.tributary.gateway.pull.HeadsView;
import io.tributary.gateway.pull.Pulls;
import io.tributary.schemas.change.Change;
import io.tributary.schemas.push.Basis;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.ProblemCode;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Roasts as desktops send them and ask for them. How they merge is the policy's business. */
record Roasts(Submitting pushes, Pulls pulls, HeadsView heads) {

    /**
     * Completes once the record is decided on and what came of it can be read; an older one than the
     * hub's has lost then, and is kept in a conflict. Sending it again changes nothing.
     *
     * @param body as it was sent: the name of the push, so that a repetition gets its receipt
     */
    Mono<Void> store(ArtisanCaller caller, RoastRecord record, byte[] body) {
        var name = new String(body, UTF_8);
        return change(caller, record, name, "change")
                .flatMap(settled -> settled.outcome() instanceof Outcome.Rejected it
                        ? create(caller, record, name, it)
                        : Mono.just(settled))
                .flatMap(settled -> heads.covering(caller.tenant().tenant(), settled.positions()));
    }

    private Mono<Settled> change(ArtisanCaller caller, RoastRecord record, String name,
            String purpose) {
        return pushes.settled(caller, record.change(), purpose, name);
    }

    /** If there is nothing to change. */
    private Mono<Settled> create(ArtisanCaller caller, RoastRecord record, String name,
            Outcome.Rejected refused) {
        if (!isMissing(refused) || !record.isFull()) {
            return Mono.error(refusal(refused));
        }
        return pushes.settled(caller, record.creation(refused.version()), "creation",
                refused.version(), name)
                // Another desktop was faster, so there is something to change after all.
                .flatMap(settled -> settled.outcome() instanceof Outcome.Rejected
                        ? change(caller, record, name, "change-after-creation")
                        : Mono.just(settled))
                .doOnNext(settled -> {
                    if (settled.outcome() instanceof Outcome.Rejected it) {
                        throw refusal(it);
                    }
                });
    }

    /** The roast as it is now; empty if there is none. */
    Mono<Change> find(ArtisanCaller caller, EntityRef roast) {
        return shown(caller, roast)
                .switchIfEmpty(Mono.defer(() -> decided(caller, roast)));
    }

    /** How a roast's coffees and its store are called. */
    Mono<Labels> labels(ArtisanCaller caller, Document roast) {
        return pulls.entities(caller.tenant().tenant(), Labels.wanted(roast)).collectList()
                .map(Labels::of);
    }

    private Mono<Change> shown(ArtisanCaller caller, EntityRef roast) {
        return pulls.entities(caller.tenant().tenant(), List.of(roast)).next()
                .filter(change -> !change.deleted());
    }

    /**
     * What is not shown may only not be shown yet, and the client forgets a roast that it is told
     * not to be there (section 6): so the processor is asked, by a change that changes nothing.
     */
    private Mono<Change> decided(ArtisanCaller caller, EntityRef roast) {
        return pushes
                .settled(caller, new Operation.Patch(0, roast, Basis.NONE, Document.EMPTY),
                        "question", UUID.randomUUID())
                .flatMap(settled -> switch (settled.outcome()) {
                    case Outcome.Rejected it when isMissing(it) -> Mono.empty();
                    case Outcome.Rejected it -> Mono.error(refusal(it));
                    case Outcome.Accepted _,Outcome.Unchanged _,Outcome.Merged _,Outcome.Conflicting _ ->
                        heads.covering(caller.tenant().tenant(), settled.positions())
                                .then(shown(caller, roast)).switchIfEmpty(Mono.error(
                                        () -> Problem.passing(ProblemCode.NOT_VISIBLE_YET,
                                                "the roast is not shown yet").toException()));
                });
    }

    private static boolean isMissing(Outcome.Rejected refused) {
        return refused.code() == ProblemCode.ENTITY_UNKNOWN
                || refused.code() == ProblemCode.DELETED;
    }

    private static ProblemException refusal(Outcome.Rejected refused) {
        return new ProblemException(refused.code(), isMissing(refused)
                ? "the hub has no roast of this id"
                : refused.code().advice());
    }
}
