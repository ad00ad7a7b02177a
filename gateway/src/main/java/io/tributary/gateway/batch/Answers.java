package io.tributary.gateway.batch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tributary.gateway.access.Principal;
import io.tributary.gateway.http.Problem;
import io.tributary.schemas.push.Basis;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.ProblemCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Gives the same request the same answer, byte for byte (contract section 2). An answer is stored
 * before it is sent. So one that was lost with the process was seen by nobody, and is made anew:
 * its push has the same outcomes again. Only successes are kept.
 */
final class Answers {
    private static final Duration RECHECK = Duration.ofMillis(50);

    private final Records records;
    private final Writes writes;
    private final BatchSettings settings;
    private final Duration patience;
    private final Cache<EntityRef, KeptAnswer> nearby;

    /** @param patience how long an answer that another request stores may take to be visible */
    Answers(Records records, Writes writes, BatchSettings settings, Duration patience) {
        this.records = records;
        this.writes = writes;
        this.settings = settings;
        this.patience = patience;
        nearby = Caffeine.newBuilder().maximumWeight(settings.rememberedMax().toBytes())
                .weigher((EntityRef _, KeptAnswer kept) -> kept.weight())
                .expireAfterWrite(settings.rememberedFor()).build();
    }

    /** The stored answer; or else what {@code work} answers, stored for all gateways. */
    Mono<String> once(Principal principal, Asked asked, Mono<String> work) {
        return known(asked, remembered(principal, asked))
                .switchIfEmpty(Mono.defer(() -> stored(principal, asked)))
                .switchIfEmpty(Mono.defer(() -> work.flatMap(
                        answer -> store(principal, asked, answer))))
                .doOnNext(answer -> remember(principal, asked, answer));
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

    private Mono<String> stored(Principal principal, Asked asked) {
        var refs = asked.names().stream().map(name -> Asked.record(principal, name)).toList();
        return records.all(principal, refs).collectMap(Stored::ref, KeptAnswer::of)
                .flatMap(kept -> known(asked, refs.stream()
                        .map(ref -> Optional.ofNullable(kept.get(ref))).toList()));
    }

    /** Empty if the first name has no answer; an error if any name stands for other content. */
    private static Mono<String> known(Asked asked,
            List<Optional<KeptAnswer>> kept) {
        if (kept.stream().flatMap(Optional::stream)
                .anyMatch(it -> !it.request().equals(asked.digest()))) {
            return Mono.error(Refusal.otherContent().toException());
        }
        return Mono.justOrEmpty(kept.getFirst().flatMap(KeptAnswer::body));
    }

    private List<Optional<KeptAnswer>> remembered(Principal principal, Asked asked) {
        return asked.names().stream().map(name -> Optional.ofNullable(
                nearby.getIfPresent(Asked.record(principal, name)))).toList();
    }

    /** What is remembered now: the answer of the faster of two that come at once. */
    private String remember(Principal principal, Asked asked, String answer) {
        var first = keep(principal, asked.names().getFirst(),
                new KeptAnswer(asked.digest(), answer));
        asked.names().stream().skip(1).forEach(name -> keep(principal, name,
                new KeptAnswer(asked.digest(), null)));
        return first.body().orElse(answer);
    }

    private KeptAnswer keep(Principal principal, String name, KeptAnswer answer) {
        @Nullable
        KeptAnswer earlier = nearby.asMap().putIfAbsent(Asked.record(principal, name), answer);
        return earlier == null ? answer : earlier;
    }

    private Mono<String> store(Principal principal, Asked asked, String answer) {
        var operations = new ArrayList<Operation>();
        for (var name : asked.names()) {
            var kept = operations.isEmpty() ? KeptAnswer.within(settings.answerMax(),
                    asked.digest(), answer) : new KeptAnswer(asked.digest(), null);
            operations.add(new Operation.Put(operations.size(), Asked.record(principal, name),
                    Basis.NONE, kept.document()));
        }
        // Of two requests that come at once the first to store its answer has given it to both:
        // the name of the push is taken, and what stands behind it holds.
        return writes.push(principal, Writes.Name.of("answer", asked.names().getFirst()),
                operations).thenReturn(answer)
                .onErrorResume(RefusedException.class, _ -> othersAnswer(principal, asked));
    }

    private Mono<String> othersAnswer(Principal principal, Asked asked) {
        return Mono.defer(() -> stored(principal, asked))
                .repeatWhenEmpty(Integer.MAX_VALUE, again -> again.delayElements(RECHECK))
                .timeout(patience, Mono.error(() -> Problem.passing(
                        ProblemCode.NOT_VISIBLE_YET,
                        "another request is about to answer this one").toException()));
    }
}
