package io.tributary.gateway.batch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tributary.gateway.access.Principal;
import io.tributary.gateway.http.Problem;
import io.tributary.gateway.push.Answer;
import io.tributary.schemas.push.Basis;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.value.ProblemCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Gives the same request the same answer, byte for byte (contract section 2). An answer is stored
 * before it is sent. So one that was lost with the process was seen by nobody, and is made anew:
 * its push has the same outcomes again. Only successes are kept, and of each node so many that later
 * ones take the places of earlier ones.
 */
final class Answers {
    private static final Duration RECHECK = Duration.ofMillis(50);
    /** Each time more another name must have taken the very same place meanwhile. */
    private static final int STORINGS_MAX = 8;

    private final Records records;
    private final Writes writes;
    private final BatchSettings settings;
    private final Duration patience;
    private final Cache<UUID, KeptAnswer> nearby;

    /** @param patience how long an answer that another request stores may take to be visible */
    Answers(Records records, Writes writes, BatchSettings settings, Duration patience) {
        this.records = records;
        this.writes = writes;
        this.settings = settings;
        this.patience = patience;
        nearby = Caffeine.newBuilder().maximumWeight(settings.rememberedMax().toBytes())
                .weigher((UUID _, KeptAnswer kept) -> kept.weight())
                .expireAfterWrite(settings.rememberedFor()).build();
    }

    /** The stored answer; or else what {@code work} answers, stored for all gateways. */
    Mono<String> once(Principal principal, Asked asked, Mono<String> work) {
        return known(asked, remembered(principal, asked))
                .switchIfEmpty(Mono.defer(() -> places(principal, asked).flatMap(
                        places -> known(places, asked).switchIfEmpty(Mono.defer(
                                () -> work.flatMap(answer -> store(principal, asked, places,
                                        answer, STORINGS_MAX)))))))
                .map(answer -> remember(principal, asked, answer));
    }

    /**
     * The same for a request without effects, which costs the hub no record: only this gateway
     * remembers its answer, and only for a while.
     */
    Mono<String> whileRemembered(Principal principal, Asked asked, Mono<String> work) {
        return known(asked, remembered(principal, asked))
                .switchIfEmpty(Mono.defer(() -> work.map(
                        answer -> remember(principal, asked, answer))));
    }

    private Mono<List<Place>> places(Principal principal, Asked asked) {
        var refs = asked.places(principal, settings.answersMax());
        var ids = asked.ids(principal);
        return records.all(principal, refs).collectMap(Stored::ref).map(stored -> {
            var places = new ArrayList<Place>();
            for (int i = 0; i < refs.size(); i++) {
                places.add(Place.of(refs.get(i), ids.get(i), stored.get(refs.get(i))));
            }
            return places;
        });
    }

    private static Mono<String> known(List<Place> places, Asked asked) {
        return known(asked, places.stream().map(Place::kept).toList());
    }

    /** Empty if the first name has no answer; an error if any name stands for other content. */
    private static Mono<String> known(Asked asked, List<Optional<KeptAnswer>> kept) {
        if (kept.stream().flatMap(Optional::stream)
                .anyMatch(it -> !it.request().equals(asked.digest()))) {
            return Mono.error(Refusal.otherContent().toException());
        }
        return Mono.justOrEmpty(kept.getFirst().flatMap(KeptAnswer::body));
    }

    private List<Optional<KeptAnswer>> remembered(Principal principal, Asked asked) {
        return asked.ids(principal).stream()
                .map(id -> Optional.ofNullable(nearby.getIfPresent(id))).toList();
    }

    /** What is remembered now: the answer of the faster of two that come at once. */
    private String remember(Principal principal, Asked asked, String answer) {
        var kept = kept(principal, asked, answer).stream().map(this::remember).toList();
        return kept.getFirst().body().orElse(answer);
    }

    private KeptAnswer remember(KeptAnswer kept) {
        @Nullable
        KeptAnswer earlier = nearby.asMap().putIfAbsent(UUID.fromString(kept.name()), kept);
        return earlier == null ? kept : earlier;
    }

    /** What is to be kept of each name. */
    private static List<KeptAnswer> kept(Principal principal, Asked asked, String answer) {
        var kept = new ArrayList<KeptAnswer>();
        for (var id : asked.ids(principal)) {
            kept.add(new KeptAnswer(id.toString(), asked.digest(), kept.isEmpty() ? answer : null));
        }
        return kept;
    }

    private Mono<String> store(Principal principal, Asked asked, List<Place> places,
            String answer, int left) {
        var operations = new ArrayList<Operation>();
        for (var kept : kept(principal, asked, answer)) {
            var place = places.get(operations.size());
            operations.add(new Operation.Put(operations.size(), place.ref(),
                    Basis.onVersion(place.version()),
                    kept.within(settings.answerMax()).document()));
        }
        long version = places.getFirst().version();
        // Of two requests that come at once the first to store its answer has given it to both:
        // the name of the push is taken, and what stands behind it holds.
        return writes.push(principal, Writes.Name.of("answer", asked.names().getFirst(), version),
                operations)
                .flatMap(settled -> stored(principal, asked, settled, answer, left))
                .onErrorResume(RefusedException.class,
                        _ -> othersAnswer(principal, asked, version, answer));
    }

    /** If another name has taken the place meanwhile, it is taken again, or the answer not kept. */
    private Mono<String> stored(Principal principal, Asked asked, Answer.Settled settled,
            String answer, int left) {
        return settled.outcomes().getFirst() instanceof Outcome.Rejected && left > 1
                ? records.visible(principal.tenant(), settled.positions())
                        .then(places(principal, asked))
                        .flatMap(places -> known(places, asked).switchIfEmpty(Mono.defer(
                                () -> store(principal, asked, places, answer, left - 1))))
                : Mono.just(answer);
    }

    private Mono<String> othersAnswer(Principal principal, Asked asked, long version,
            String answer) {
        return Mono.defer(() -> places(principal, asked))
                .filter(places -> places.getFirst().version() > version)
                .repeatWhenEmpty(Integer.MAX_VALUE, again -> again.delayElements(RECHECK))
                .timeout(patience, Mono.error(() -> Problem.passing(
                        ProblemCode.NOT_VISIBLE_YET,
                        "another request is about to answer this one").toException()))
                .flatMap(places -> known(places, asked)).defaultIfEmpty(answer);
    }
}
