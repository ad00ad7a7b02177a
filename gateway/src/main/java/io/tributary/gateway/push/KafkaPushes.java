package io.tributary.gateway.push;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tributary.gateway.http.Problem;
import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.policy.Policies;
import io.tributary.schemas.push.Inquiry;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.push.ReplyTo;
import io.tributary.schemas.receipt.Reply;
import io.tributary.schemas.trace.LogFields;
import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.LaneKey;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.ProblemCode;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** Pushes by way of the pushes and the replies topic. */
public final class KafkaPushes implements Pushes {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaPushes.class);

    private final PushLog log;
    private final Replies replies;
    private final Admission admission;
    private final PushSettings settings;
    private final Policies policies;
    private final InstantSource clock;
    private final Cache<UUID, Boolean> entrusted;

    public KafkaPushes(PushLog log, Replies replies, Admission admission, PushSettings settings,
            Policies policies, InstantSource clock) {
        this.log = log;
        this.replies = replies;
        this.admission = admission;
        this.settings = settings;
        this.policies = policies;
        this.clock = clock;
        entrusted = Caffeine.newBuilder().maximumSize(settings.rememberedMax())
                .expireAfterWrite(settings.rememberedFor()).build();
    }

    @Override
    public Mono<Answer> submit(Submission submission) {
        return admitted(Mono.deferContextual(asked -> {
            note(submission, asked);
            var parts = cut(submission);
            return settle(parts).map(all -> Joined.ofPush(submission.pushId(), all));
        }));
    }

    @Override
    public Mono<Answer> entrust(Submission submission) {
        return admitted(Mono.deferContextual(asked -> {
            note(submission, asked);
            var parts = cut(submission);
            var push = submission.pushId();
            // With several lanes nothing may be promised before the home lane has agreed.
            Mono<Answer> stored = parts.others().isEmpty()
                    ? log.append(parts.home()).thenReturn(new Answer.Pending(push))
                    : settled(parts.home()).flatMap(home -> home instanceof Reply.Settled
                            ? Flux.fromIterable(parts.others()).flatMap(log::append)
                                    .then(Mono.just(new Answer.Pending(push)))
                            : Mono.just(Joined.ofPush(push, List.of(home))));
            return stored.doOnNext(answer -> {
                if (answer instanceof Answer.Pending) {
                    entrusted.put(push, true);
                }
            });
        }));
    }

    @Override
    public Mono<Answer> inquire(RegistryEntry.Tenant tenant, NodeId node, IdempotencyKey key) {
        var push = Push.idOf(tenant.tenant(), node, key);
        var answers = Flux.range(0, tenant.lanes())
                .flatMap(lane -> replies.ask(
                        replyTo -> log.append(new Inquiry(new LaneKey(tenant.tenant(), lane), node,
                                key, replyTo)),
                        settings.inquiryTimeout()), LaneKey.LANES_MAX)
                .collectList().map(all -> Joined.ofInquiry(push, all));
        return admitted(answers).onErrorResume(TimeoutException.class,
                _ -> entrusted.getIfPresent(push) == null
                        ? Mono.error(Problem.passing(ProblemCode.UNAVAILABLE,
                                "the hub did not say in time what became of the push")
                                .toException())
                        : Mono.just(new Answer.Pending(push)));
    }

    /** Whatever the log says of the request from here on names the push. */
    private static void note(Submission submission, ContextView asked) {
        notes(asked).put(LogFields.PUSH, submission.pushId());
    }

    /** What is noted of the request; of what the hub does by itself, nothing is kept. */
    private static Map<String, Object> notes(ContextView asked) {
        return asked.<Map<String, Object>>getOrEmpty(LogFields.class).orElseGet(HashMap::new);
    }

    private Mono<List<Reply>> settle(Parts parts) {
        return settled(parts.home()).flatMap(home -> {
            if (parts.others().isEmpty() || !(home instanceof Reply.Settled)) {
                return Mono.just(List.of(home));
            }
            return Flux.fromIterable(parts.others())
                    .flatMap(this::settled, LaneKey.LANES_MAX)
                    .collectList().map(others -> {
                        var all = new ArrayList<>(others);
                        all.addFirst(home);
                        return all;
                    });
        });
    }

    private Mono<Reply> settled(Push push) {
        return Mono.deferContextual(asked -> replies
                .ask(replyTo -> log.append(push.answeredTo(replyTo)), settings.receiptTimeout())
                .onErrorMap(TimeoutException.class, _ -> noReceipt(push, asked)));
    }

    private Mono<Answer> admitted(Mono<Answer> work) {
        return Mono.defer(() -> {
            admission.enter();
            return work.doFinally(_ -> admission.leave());
        });
    }

    private Parts cut(Submission submission) {
        return Parts.of(submission, policies, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private static ProblemException noReceipt(Push push, ContextView asked) {
        try (var _ = LogFields.of(push, (String) notes(asked).get(LogFields.TRACE))) {
            LOG.warn("no receipt of a push came in time");
        }
        return Problem.passing(ProblemCode.OUTCOME_UNKNOWN,
                "no receipt came in time; sending the push again with the same Idempotency-Key is"
                        + " safe")
                .toException();
    }
}
