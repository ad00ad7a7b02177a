package io.tributary.gateway.lamport;

import io.tributary.gateway.http.Bodies;
import io.tributary.gateway.http.HttpLimits;
import io.tributary.gateway.http.ProblemException;
import io.tributary.gateway.http.StrictJson;
import io.tributary.gateway.pull.Pulls;
import io.tributary.gateway.push.Answer;
import io.tributary.gateway.push.Pushes;
import io.tributary.gateway.push.Submission;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Takes pushes and answers pulls of the apps' form (contract section 7). */
final class AppHandler {
    /** The name of a device that does not say its own. */
    private static final String NO_DEVICE = "app";

    private final Pushes pushes;
    private final Visible visible;
    private final Feed feed;
    private final Bodies bodies;
    private final StrictJson json;
    private final HttpLimits limits;
    private final LamportSettings settings;

    AppHandler(Pushes pushes, Pulls pulls, Visible visible, Bodies bodies, StrictJson json,
            HttpLimits limits, LamportSettings settings) {
        this.pushes = pushes;
        this.visible = visible;
        feed = new Feed(pulls, _ -> true);
        this.bodies = bodies;
        this.json = json;
        this.limits = limits;
        this.settings = settings;
    }

    private record PushBody(String device, List<Item> operations) {}

    /** What became of an operation, and of the lane; null if the hub was not asked. */
    private record Done(AppResult result, Answer.@Nullable Settled settled) {}

    @JsonNaming(SnakeCaseStrategy.class)
    private record PullAnswer(List<Map<String, @Nullable Object>> operations, long newLamportTs,
            long maxLamportTs, boolean moreAvailable, boolean hasMore) {}

    Mono<ServerResponse> push(ServerRequest request) {
        var caller = Caller.of(request);
        return bodies.read(request).map(this::pushBody)
                // In turn: an operation may build on the one before it.
                .flatMapMany(body -> Flux.fromIterable(body.operations())
                        .concatMap(item -> push(caller, body.device(), item)))
                .collectList().flatMap(done -> lamport(caller, done)
                        .flatMap(lamport -> Flux.fromIterable(done)
                                .concatMap(it -> explained(caller, it.result())).collectList()
                                .map(results -> AppPushAnswer.of(results, lamport))))
                .flatMap(Answers::ok);
    }

    private PushBody pushBody(byte[] body) {
        var reader = ShapeReader.of(json, body);
        var device = reader.body(Shape.APP_PUSH).optionalText("device_id");
        var operations = reader.list("operations", Shape.APP_OPERATION);
        reader.check();
        if (operations.size() > settings.appOperationsMax()) {
            throw new ProblemException(ProblemCode.TOO_MANY_OPERATIONS,
                    "A push has at most " + settings.appOperationsMax() + " operations");
        }
        return new PushBody(Objects.requireNonNullElse(device, NO_DEVICE), operations);
    }

    private Mono<Done> push(Caller caller, String device, Item item) {
        var refusal = AppOperations.refusal(item, limits.entityMax().toBytes());
        if (refusal != null) {
            return Mono.just(new Done(AppResult.refused(item, refusal), null));
        }
        return pushes.settled(AppOperations.submission(caller, device, item))
                .flatMap(settled -> isUnknown(settled)
                        ? pushes.settled(AppOperations.creation(caller, device, item))
                        : Mono.just(settled))
                .map(settled -> new Done(AppResult.of(item, settled), settled))
                .onErrorResume(AppHandler::isReused, error -> Mono.just(
                        new Done(AppResult.refused(item, String.valueOf(error.getMessage())),
                                null)));
    }

    /** An app may change what it knows from elsewhere, and the hub does not. */
    private static boolean isUnknown(Answer.Settled settled) {
        return settled.outcomes().getFirst() instanceof Outcome.Rejected rejected
                && rejected.code() == ProblemCode.ENTITY_UNKNOWN;
    }

    private static boolean isReused(Throwable error) {
        return error instanceof ProblemException it
                && it.problem().code() == ProblemCode.KEY_REUSED;
    }

    /** The lane's time after the last of them, once readers see it. */
    private Mono<Long> lamport(Caller caller, List<Done> done) {
        var last = done.stream().map(Done::settled).flatMap(Stream::ofNullable)
                .reduce((_, later) -> later);
        return last.isPresent()
                ? visible.after(caller.tenantId(), last.get()).thenReturn(last.get().lamport())
                : pushes.settled(nothing(caller)).map(Answer.Settled::lamport);
    }

    private static Submission nothing(Caller caller) {
        return new Submission(caller.tenant(), caller.device(NO_DEVICE),
                new IdempotencyKey(UUID.randomUUID().toString()), null, List.of(), false);
    }

    /** A rejection names the operation that was there before. */
    private Mono<AppResult> explained(Caller caller, AppResult result) {
        return switch (result) {
            case AppResult.Accepted it -> Mono.just(it);
            case AppResult.Rejected it -> Mono.justOrEmpty(AppResult.conflictOf(it))
                    .flatMap(id -> visible.conflict(caller.tenantId(), id))
                    .<AppResult>map(it::with).defaultIfEmpty(it);
        };
    }

    Mono<ServerResponse> pull(ServerRequest request) {
        var caller = Caller.of(request);
        return bodies.read(request).flatMap(body -> {
            var reader = ShapeReader.of(json, body);
            var pull = reader.body(Shape.APP_PULL);
            var wanted = reader.texts("entity_types");
            reader.check();
            long after = PullHandler.clock(pull.whole("since_lamport_ts"));
            return feed.after(caller.tenant(), after,
                    PullHandler.limit(pull, settings.pullMax()), types(wanted))
                    .map(AppHandler::answer);
        }).flatMap(Answers::ok);
    }

    private static List<String> types(@Nullable List<String> wanted) {
        var names = new ArrayList<>(Types.appTypes());
        if (wanted != null && !wanted.isEmpty()) {
            names.retainAll(wanted);
        }
        if (names.isEmpty()) {
            throw new InvalidShape(new Fault(List.of("body", "entity_types"),
                    "Input should be some of " + Types.appTypes(), "enum"));
        }
        return names.stream().map(Types::ofApp).toList();
    }

    /** An app goes on from the time that it is told, so while there is more it must not be later. */
    private static PullAnswer answer(Feed.Part part) {
        var changes = part.changes();
        var last = part.more() ? changes.getLast().lamport() : null;
        long next = last == null ? part.lamport() : last;
        return new PullAnswer(changes.stream().map(AppOperations::show).toList(), next, next,
                part.more(), part.more());
    }
}
